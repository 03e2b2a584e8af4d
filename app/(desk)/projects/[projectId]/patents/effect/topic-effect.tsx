"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { LinkButton } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ErrorState } from "@/app/_components/error-state";
import { useErrorText } from "@/app/_components/error-text";
import { JobProgress } from "@/app/_components/job-progress";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import type { JobView } from "@/server/features/jobs/data";
import { useMay } from "../../atlas/permission";
import { useAddress } from "../address";
import type { Project, Topic } from "../api-types";
import { EffectForm } from "./effect-form";
import { EffectResult } from "./effect-result";

/** What the topic's commercialisation would do to the region's network, from its start to a draft in the plan. */
export function TopicEffect({ project, topic }: { project: Project; topic: Topic }) {
  const t = useTranslations("patents.effect");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const may = useMay(project)("atlas:run");
  const [address] = useAddress();
  const [chosenRun, setRun] = useState<string | null>(null);
  const [jobId, setJob] = useState<string | null>(null);
  const [shownId, setShown] = useState<string | null>(null);
  const projectId = project.id;
  const asked = { projectId, topicRunId: topic.runId, topicKey: topic.key };
  const scenario = useQuery(trpc.technologies.scenario.queryOptions(asked));
  const runs = useQuery(trpc.atlas.listRuns.queryOptions({ projectId, limit: 50 }));
  const computed = runs.data?.filter(({ origin }) => origin === "COMPUTED") ?? [];
  const runId = chosenRun ?? computed[0]?.id;
  const run = useQuery({
    ...trpc.atlas.getRun.queryOptions({ projectId, ...(runId ? { runId } : {}) }),
    enabled: runId !== undefined,
  });
  const start = useMutation(
    trpc.technologies.start.mutationOptions({
      onSuccess: ({ analysisId, jobId: started }) => {
        setShown(analysisId);
        setJob(started);
        client.invalidateQueries({ queryKey: trpc.jobs.pathKey() });
      },
    }),
  );
  const ended = useCallback(
    (job: JobView) => {
      for (const area of [trpc.technologies, trpc.analyses, trpc.jobs])
        client.invalidateQueries({ queryKey: area.pathKey() });
      if (job.state !== "DONE") return;
      setJob(null);
      setShown((job.result as { analysisId?: string } | null)?.analysisId ?? null);
    },
    [client, trpc],
  );
  const body = () => {
    const failed = scenario.error ?? runs.error;
    if (failed)
      return <ErrorState error={failed} onRetry={() => Promise.all([scenario.refetch(), runs.refetch()])} />;
    if (!scenario.data || !runs.data) return <Skeleton rows={3} />;
    if (scenario.data.industries.length === 0) return <p>{t("noIndustries")}</p>;
    if (computed.length === 0)
      return (
        <div className="flex flex-col items-start gap-2">
          <p>{t("noRun")}</p>
          <LinkButton size="small" href={`/projects/${projectId}/atlas`}>
            {t("toAtlas")}
          </LinkButton>
        </div>
      );
    const { analyses, subjects } = scenario.data;
    const analysisId = shownId ?? analyses[0]?.id ?? null;
    const form = may.allowed ? (
      run.data ? (
        <EffectForm
          key={run.data.id}
          runs={computed}
          run={run.data}
          region={address.region ?? analyses[0]?.viewKey}
          busy={start.isPending || jobId !== null}
          onRun={setRun}
          onStart={(wanted) => start.mutate({ ...asked, atlasRunId: run.data.id, ...wanted })}
        />
      ) : run.error ? (
        <ErrorState error={run.error} onRetry={() => run.refetch()} />
      ) : (
        <Skeleton rows={2} />
      )
    ) : (
      <p className="text-note text-ink-subtle">{may.reason}</p>
    );
    return (
      <div className="flex flex-col gap-5">
        {subjects.length === 0 && <p className="text-note text-ink-subtle">{t("noStrategic")}</p>}
        {analysisId && !jobId ? (
          <details>
            <summary className="cursor-pointer py-0.5 text-primary-ink">{t("again")}</summary>
            <div className="mt-3">{form}</div>
          </details>
        ) : (
          form
        )}
        {start.error && (
          <p role="alert" className="font-bold text-danger-ink">
            {errorText(start.error)}
          </p>
        )}
        {jobId && <JobProgress key={jobId} jobId={jobId} onEnd={ended} />}
        {analysisId && (
          <EffectResult
            key={analysisId}
            project={project}
            topic={topic}
            analysisId={analysisId}
            recommendationId={analyses.find(({ id }) => id === analysisId)?.recommendationId ?? null}
          />
        )}
      </div>
    );
  };
  return (
    <Card title={t("title")} lead={t("lead")}>
      {body()}
    </Card>
  );
}
