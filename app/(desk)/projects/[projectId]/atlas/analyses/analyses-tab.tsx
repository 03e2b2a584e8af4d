"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { ErrorState } from "@/app/_components/error-state";
import { JobProgress } from "@/app/_components/job-progress";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import type { AnalysisKind } from "@/server/features/analyses/schema";
import { useAddress } from "../address";
import type { AnalysisItem } from "../api-types";
import type { TabProps } from "../atlas-tabs";
import { AnalysisList } from "./analysis-list";
import { AnalysisView } from "./analysis-view";
import { KindCards } from "./kind-cards";
import { StartDialog } from "./start-dialog";

/** Questions that go beyond the four indicators: choose one, let it run, come back to its answer. */
export function AnalysesTab({ project, run }: TabProps) {
  const t = useTranslations("analyses");
  const trpc = useTRPC();
  const client = useQueryClient();
  const [address, go] = useAddress();
  const [choosing, setChoosing] = useState<{ kind: AnalysisKind; from?: AnalysisItem } | null>(null);
  const [started, setStarted] = useState<string | null>(null);
  const projectId = project.id;
  const list = useQuery(trpc.analyses.list.queryOptions({ projectId, runId: run.id }));
  const jobs = useQuery(trpc.jobs.list.queryOptions({ projectId, limit: 20 }));
  const running = jobs.data?.find(
    ({ kind, state }) => kind === "analysis.compute" && (state === "RUNNING" || state === "QUEUED"),
  );
  const jobId = started ?? running?.id ?? null;
  const ended = useCallback(
    (job: { state: string; result?: unknown }) => {
      client.invalidateQueries({ queryKey: trpc.analyses.pathKey() });
      client.invalidateQueries({ queryKey: trpc.jobs.pathKey() });
      if (job.state !== "DONE") return;
      setStarted(null);
      const { analysisId } = (job.result ?? {}) as { analysisId?: string };
      if (analysisId && started) go({ analysis: analysisId });
    },
    [client, trpc, go, started],
  );
  const dialog = choosing && (
    <StartDialog
      {...choosing}
      project={project}
      run={run}
      onClose={() => setChoosing(null)}
      onStarted={setStarted}
      onFound={(analysisId) => go({ analysis: analysisId })}
    />
  );
  const progress = jobId && <JobProgress key={jobId} jobId={jobId} onEnd={ended} />;
  if (address.analysis)
    return (
      <>
        {progress}
        <AnalysisView
          project={project}
          analysisId={address.analysis}
          onBack={() => go({ analysis: null })}
          onAgain={(from) => setChoosing({ kind: from.kind, from })}
          onStarted={setStarted}
          onFound={(analysisId) => go({ analysis: analysisId })}
        />
        {dialog}
      </>
    );
  return (
    <div className="flex flex-col gap-6">
      {progress}
      <KindCards project={project} onPick={(kind) => setChoosing({ kind })} />
      <section aria-labelledby="analyses-done" className="flex flex-col gap-3">
        <h2 id="analyses-done">{t("done")}</h2>
        {list.error ? (
          <ErrorState error={list.error} onRetry={() => list.refetch()} />
        ) : !list.data ? (
          <Skeleton shape="table" />
        ) : (
          <AnalysisList analyses={list.data} onOpen={(id) => go({ analysis: id })} />
        )}
      </section>
      {dialog}
    </div>
  );
}
