"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LinkButton } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { ErrorState } from "@/app/_components/error-state";
import { PageHeader } from "@/app/_components/page-header";
import { ScopeLine } from "@/app/_components/scope-line";
import { Skeleton } from "@/app/_components/skeleton";
import { Tabs } from "@/app/_components/tabs";
import { useTRPC } from "@/app/_trpc/client";
import { PROPOSAL_STATUSES } from "@/server/domain/hub-transitions";
import { useMay } from "../atlas/permission";
import type { Project, Status } from "./api-types";
import { ProposalCard } from "./proposal-card";

/** What waits for a decision in this project, and what has been decided. */
export function ApprovalsDesk({ project, meId }: { project: Project; meId: string }) {
  const t = useTranslations("approvals");
  const trpc = useTRPC();
  const may = useMay(project);
  const projectId = project.id;
  const [tab, setTab] = useState<string | null>(null);
  const proposals = useQuery(trpc.hub.list.queryOptions({ projectId, limit: 200 }));
  const sets = useQuery(trpc.recommendations.listRuns.queryOptions({ projectId, limit: 50 }));
  if (proposals.error) return <ErrorState error={proposals.error} onRetry={() => proposals.refetch()} />;
  if (!proposals.data) return <Skeleton shape="page" />;
  const rows = proposals.data;
  const of = (status: Status) => rows.filter((row) => row.status === status);
  const waiting = of("SUBMITTED");
  const first = waiting.length > 0 ? "SUBMITTED" : PROPOSAL_STATUSES.find((one) => of(one).length > 0);
  const pending = (sets.data ?? []).reduce((sum, set) => sum + (set.counts.PROPOSED ?? 0), 0);
  const approved = rows.find((row) => row.inForce);
  const decide = may("hub:decide");
  const propose = may("hub:propose");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        scope={
          <ScopeLine
            items={[
              { label: t("scope.waiting"), value: t("scope.count", { count: waiting.length }) },
              { label: t("scope.inForce"), value: approved?.title ?? t("scope.none") },
              { label: t("scope.source"), value: t("scope.sourceText") },
            ]}
          />
        }
      />
      {pending > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-large border border-info-line bg-info-soft px-4 py-3">
          <p className="min-w-0 flex-1 basis-60">{t("recommendations", { count: pending })}</p>
          <LinkButton size="small" href={`/projects/${projectId}/plan`}>
            {t("toPlan")}
          </LinkButton>
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState
          picture="memo"
          title={t("empty.title")}
          body={propose.allowed ? t("empty.body") : `${t("empty.body")} ${propose.reason ?? ""}`}
          action={
            <LinkButton variant="primary" href={`/projects/${projectId}/atlas?tab=hub`}>
              {t("empty.toAtlas")}
            </LinkButton>
          }
        />
      ) : (
        <Tabs
          label={t("title")}
          value={tab ?? first ?? "SUBMITTED"}
          onChange={setTab}
          items={PROPOSAL_STATUSES.map((status) => ({
            id: status,
            label: t(`status.${status}`),
            count: of(status).length,
            content:
              of(status).length === 0 ? (
                <p className="rounded-large border border-dashed border-line-strong bg-surface px-5 py-8 text-center text-ink-subtle">
                  {t(`none.${status}`)}
                </p>
              ) : (
                <div className="flex flex-col gap-3">
                  {status === "SUBMITTED" && !decide.allowed && (
                    <p className="text-note text-ink-subtle">{decide.reason}</p>
                  )}
                  {of(status).map((row) => (
                    <ProposalCard
                      key={row.id}
                      projectId={projectId}
                      row={row}
                      mine={row.proposed.byId === meId}
                    />
                  ))}
                </div>
              ),
          }))}
        />
      )}
    </>
  );
}
