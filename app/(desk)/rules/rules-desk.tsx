"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ErrorState } from "@/app/_components/error-state";
import { PageHeader } from "@/app/_components/page-header";
import { ScopeLine } from "@/app/_components/scope-line";
import { Select } from "@/app/_components/select";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import { can, PERMISSIONS } from "@/server/domain/permissions";
import { PACK_IDS } from "@/server/features/rules/schema";
import { named, type PackId, type ProjectItem } from "./api-types";
import { PackCard } from "./pack-card";
import { PackWords } from "./pack-words";
import { ProjectTable } from "./project-table";

const BUILT_IN = "";

/** By which rules figures become verdicts: the product's own, and each project's versions of them. */
export function RulesDesk() {
  const t = useTranslations("rules");
  const trpc = useTRPC();
  const address = useSearchParams();
  const projects = useQuery(trpc.projects.list.queryOptions({ archived: false }));
  const choose = (id: string) =>
    window.history.pushState(null, "", id === BUILT_IN ? window.location.pathname : `?project=${id}`);
  if (projects.error) return <ErrorState error={projects.error} onRetry={() => projects.refetch()} />;
  if (!projects.data) return <Skeleton shape="page" />;
  const chosen = projects.data.find(({ id }) => id === address.get("project")) ?? null;
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <LinkButton href="/rules/priors">{t("priors.open")}</LinkButton>
            <label className="flex min-w-0 items-center gap-2">
              <span className="shrink-0 text-note text-ink-subtle">{t("choose")}</span>
              <Select
                className="w-72 max-w-[60vw]"
                value={chosen?.id ?? BUILT_IN}
                onChange={choose}
                options={[
                  { value: BUILT_IN, label: t("chooseBuiltIn") },
                  ...projects.data.map(({ id, name }) => ({
                    value: id,
                    label: name,
                    group: t("chooseProject"),
                  })),
                ]}
              />
            </label>
          </>
        }
        scope={
          <ScopeLine
            items={[
              { label: t("scope.project"), value: chosen?.name ?? t("scope.everywhere") },
              { label: t("scope.origin"), value: t("scope.originText") },
            ]}
          />
        }
      />
      {chosen ? (
        <OfProject key={chosen.id} project={chosen} />
      ) : (
        <>
          <PackColumns
            card={(packId) => (
              <Card
                key={packId}
                title={t(`pack.${packId}.name`)}
                footer={`${t("source")}: ${BUILT_IN_PACKS[packId].source}`}
              >
                <PackWords of={named(packId, BUILT_IN_PACKS[packId])} />
              </Card>
            )}
          />
          {projects.data.length > 0 && <ProjectTable projects={projects.data} onChoose={choose} />}
        </>
      )}
    </div>
  );
}

/** The largest pack on the left, the others stacked beside it. */
function PackColumns({ card }: { card: (packId: PackId) => ReactNode }) {
  return (
    <div className="grid items-start gap-5 xl:grid-cols-2 [&>*]:min-w-0">
      {card("quadrant")}
      <div className="flex flex-col gap-5">{PACK_IDS.filter((id) => id !== "quadrant").map(card)}</div>
    </div>
  );
}

function OfProject({ project }: { project: ProjectItem }) {
  const t = useTranslations("rules");
  const roles = useTranslations("common.role");
  const trpc = useTRPC();
  const packs = useQuery(trpc.rules.list.queryOptions({ projectId: project.id }));
  const mayEdit = can(project.role, "rules:edit");
  if (packs.error) return <ErrorState error={packs.error} onRetry={() => packs.refetch()} />;
  if (!packs.data) return <Skeleton shape="cards" rows={3} />;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-large border border-line bg-surface px-4 py-3">
        <p className="min-w-0 flex-1 basis-60">
          {mayEdit
            ? t("mayEdit")
            : t("mayNotEdit", {
                role: roles(project.role),
                who: PERMISSIONS["rules:edit"].map((role) => roles(role)).join(", "),
              })}
        </p>
        <LinkButton size="small" href={`/projects/${project.id}/plan`}>
          {t("toPlan")}
        </LinkButton>
      </div>
      <PackColumns
        card={(packId) => {
          const head = packs.data.find((one) => one.packId === packId);
          return head && <PackCard key={packId} project={project} head={head} mayEdit={mayEdit} />;
        }}
      />
    </>
  );
}
