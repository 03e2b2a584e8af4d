"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { LinkButton } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { EmptyState } from "@/app/_components/empty-state";

type Use = { runId: string; at: Date; version: number | null; project: { id: string; name: string } };

/** Projects whose ATLAS was computed from a data set, the latest run of each. */
export function UsedBy({ rows, versions }: { rows: Use[]; versions: number }) {
  const t = useTranslations("datasets.detail");
  const words = useTranslations("datasets");
  const format = useFormatter();
  const latest = rows.filter((row, at) => rows.findIndex((one) => one.project.id === row.project.id) === at);
  return (
    <Card title={t("usedBy")}>
      {latest.length === 0 ? (
        <EmptyState
          picture="network"
          title={t("usedByNone")}
          body={t("usedByHow")}
          action={<LinkButton href="/">{t("toProjects")}</LinkButton>}
        />
      ) : (
        <ul className="-my-2 divide-y divide-line">
          {latest.map(({ runId, at, version, project }) => (
            <li key={project.id} className="flex flex-wrap justify-between gap-x-4 py-2">
              <Link href={`/projects/${project.id}/atlas?run=${runId}`}>{project.name}</Link>
              <span className="text-note text-ink-subtle">
                {t("usedByRow", {
                  when: format.dateTime(at, { dateStyle: "medium", timeStyle: "short" }),
                })}
                {versions > 1 && version !== null && ` · ${words("versionName", { number: version })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
