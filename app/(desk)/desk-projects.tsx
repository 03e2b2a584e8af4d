"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/badge";
import { Button, LinkButton } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { EmptyState } from "@/app/_components/empty-state";
import { useTRPC } from "@/app/_trpc/client";
import { can, type Role } from "@/server/domain/permissions";
import type { ProjectListItem } from "@/server/features/projects/data";
import { StepDots } from "./step-dots";

/** My projects, the one changed last first; archived ones on demand. */
export function DeskProjects({ projects, role }: { projects: ProjectListItem[]; role: Role }) {
  const t = useTranslations("desk.projects");
  const d = useTranslations("desk");
  const [withArchived, setWithArchived] = useState(false);
  const trpc = useTRPC();
  const archived = useQuery({
    ...trpc.projects.list.queryOptions({ archived: true }),
    enabled: withArchived,
  });
  if (projects.length === 0 && !withArchived)
    return (
      <EmptyState
        picture="memo"
        title={t("empty")}
        body={t("emptyBody")}
        action={
          can(role, "project:create") ? (
            <LinkButton variant="primary" href="/projects/new">
              {d("newProject")}
            </LinkButton>
          ) : (
            <p className="text-note text-ink-subtle">{d("newProjectDenied")}</p>
          )
        }
      />
    );
  return (
    <Card
      title={t("title")}
      flush
      actions={
        <Button size="small" variant="text" onClick={() => setWithArchived(!withArchived)}>
          {withArchived ? t("hideArchived") : t("showArchived")}
        </Button>
      }
    >
      <ProjectRows projects={projects} />
      {withArchived && archived.data && (
        <>
          <h3 className="border-t border-line px-5 pt-3 pb-1 text-note text-ink-subtle">
            {t("archivedTitle")}
          </h3>
          {archived.data.length === 0 ? (
            <p className="px-5 pb-4 text-ink-subtle">{t("noArchived")}</p>
          ) : (
            <ProjectRows projects={archived.data} />
          )}
        </>
      )}
    </Card>
  );
}

function ProjectRows({ projects }: { projects: ProjectListItem[] }) {
  const t = useTranslations("desk.projects");
  const format = useFormatter();
  const locale = useLocale() as "ko" | "en";
  return (
    <ul className="flex flex-col divide-y divide-line border-t border-line">
      {projects.map((project) => {
        const { yearFrom: from, yearTo: to, lastChange } = project;
        return (
          <li
            key={project.id}
            className="relative flex flex-wrap items-center gap-x-6 gap-y-2 px-5 py-3 hover:bg-surface-strong"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p className="flex flex-wrap items-center gap-2">
                <Link
                  href={`/projects/${project.id}`}
                  className="font-bold text-ink no-underline after:absolute after:inset-0 hover:underline"
                >
                  {project.name}
                </Link>
                {project.sampleKind && <Badge>{t("sample")}</Badge>}
              </p>
              <p className="text-note text-ink-subtle">
                {project.scopeLabel[locale]} ·{" "}
                {from === to
                  ? t("year", { from: String(from) })
                  : t("years", { from: String(from), to: String(to) })}
              </p>
            </div>
            <StepDots steps={project.steps} />
            <p className="w-44 text-note text-ink-subtle">
              <span className="sr-only">{t("lastChange")} </span>
              {format.dateTime(lastChange.at, { dateStyle: "medium" })}
              {lastChange.by && <span className="block">{t("by", { name: lastChange.by })}</span>}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
