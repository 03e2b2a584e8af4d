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
import { useTRPC } from "@/app/_trpc/client";
import { useBasis } from "../atlas/basis";
import { RunSelect } from "../atlas/run-select";
import type { Project } from "./api-types";
import { PlanDocument } from "./document/plan-document";
import { GenerateButton } from "./generate-button";
import { PlanBoard } from "./plan-board";
import { TechnologySection } from "./technologies/technology-section";

/** Step 4: what the rules recommend on an ATLAS, what of it is accepted, and the plan that comes of it. */
export function PlanDesk({ project, meId }: { project: Project; meId: string }) {
  const t = useTranslations("plan");
  const trpc = useTRPC();
  const basis = useBasis();
  const projectId = project.id;
  const [chosenRun, setRun] = useState<string | null>(null);
  const [chosenSet, setSet] = useState<string | null>(null);
  const runs = useQuery(trpc.atlas.listRuns.queryOptions({ projectId, limit: 50 }));
  const sets = useQuery(trpc.recommendations.listRuns.queryOptions({ projectId, limit: 50 }));
  const shown = useQuery(
    trpc.recommendations.list.queryOptions({ projectId, ...(chosenSet ? { runId: chosenSet } : {}) }),
  );
  const error = runs.error ?? sets.error ?? shown.error;
  const retry = () => [runs, sets, shown].map((query) => query.refetch());
  if (error) return <ErrorState error={error} onRetry={retry} />;
  if (!runs.data || !sets.data || !shown.data) return <Skeleton shape="page" />;

  const newest = runs.data[0];
  if (!newest)
    return (
      <>
        <PageHeader title={t("title")} lead={t("lead")} />
        <EmptyState
          picture="chart"
          title={t("empty.noRun")}
          body={t("empty.noRunBody")}
          action={
            <LinkButton variant="primary" href={`/projects/${projectId}/atlas`}>
              {t("empty.toAtlas")}
            </LinkButton>
          }
        />
      </>
    );
  const { run: set, atlas } = shown.data;
  const runId = chosenRun ?? newest.id;
  const generate = (
    <GenerateButton project={project} atlasRunId={runId} again={set !== null} onMade={() => setSet(null)} />
  );
  const technologies = <TechnologySection project={project} meId={meId} />;
  const origin = atlas ?? runs.data.find((run) => run.id === runId) ?? newest;
  const main = runs.data.find((run) => run.id === origin.id)?.main ?? null;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <RunSelect runs={runs.data} runId={runId} onChange={setRun} />
            {set !== null && generate}
          </>
        }
        scope={
          <ScopeLine
            items={[
              ...basis.scopeItems(origin, main),
              ...(shown.data.items.length > 0
                ? [
                    {
                      label: t("scope.accepted"),
                      value: t("scope.acceptedOf", {
                        accepted: shown.data.items.filter(({ status }) => status === "ACCEPTED").length,
                        all: shown.data.items.length,
                      }),
                    },
                  ]
                : []),
              ...(shown.data.quadrant
                ? [
                    {
                      label: t("scope.rule"),
                      value: t("scope.ruleVersion", { version: shown.data.quadrant.version }),
                      help: "quadrant" as const,
                    },
                  ]
                : []),
            ]}
          />
        }
      />
      {set === null ? (
        <>
          <EmptyState
            picture="chart"
            title={t("empty.noSet")}
            body={t("empty.noSetBody")}
            action={generate}
          />
          {technologies}
          <PlanDocument project={project} />
        </>
      ) : (
        <PlanBoard
          key={set.id}
          project={project}
          meId={meId}
          shown={shown.data}
          sets={sets.data}
          onSet={setSet}
        >
          {technologies}
        </PlanBoard>
      )}
    </>
  );
}
