"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { JobView } from "@/server/features/jobs/data";
import { ErrorState } from "./error-state";
import { JobLine } from "./job-line";
import { Skeleton } from "./skeleton";
import { watchJob } from "./watched-jobs";

const ENDED = new Set(["DONE", "FAILED", "CANCELLED"]);

/**
 * A job by its id, asked for once a second while it runs. The page may be left; the work goes on. `onEnd` is called once
 * when it ends while being watched.
 */
export function JobProgress({ jobId, onEnd }: { jobId: string; onEnd?: (job: JobView) => void }) {
  const t = useTranslations("common.job");
  const trpc = useTRPC();
  const query = useQuery({
    ...trpc.jobs.get.queryOptions({ jobId }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && ENDED.has(state.data.state) ? false : 1_000),
  });
  const told = useRef<string | null>(null);
  const job = query.data;
  useEffect(() => watchJob(jobId, () => told.current === jobId), [jobId]);
  useEffect(() => {
    if (!job || !ENDED.has(job.state) || told.current === job.id) return;
    told.current = job.id;
    onEnd?.(job);
  }, [job, onEnd]);
  if (query.error && !job) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  if (!job) return <Skeleton rows={2} />;
  return (
    <div className="flex flex-col gap-2 rounded-large border border-line bg-surface p-4" aria-live="polite">
      <JobLine job={job} />
      {!ENDED.has(job.state) && <p className="text-note text-ink-subtle">{t("mayLeave")}</p>}
    </div>
  );
}
