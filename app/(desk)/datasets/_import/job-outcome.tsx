"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { JobProgress } from "@/app/_components/job-progress";
import { useTRPC } from "@/app/_trpc/client";
import { useRefusalText } from "./refusal-text";

/** The job of an import while it works; the page is told when it ends. */
export function ImportJob({ jobId }: { jobId: string }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  return (
    <JobProgress
      jobId={jobId}
      onEnd={() => void client.invalidateQueries({ queryKey: trpc.datasets.pathKey() })}
    />
  );
}

/** Why a job of an import fell over, in the words of reading files, with a number to quote. */
export function ImportFailure({ jobId, title }: { jobId: string; title: string }) {
  const common = useTranslations("common.job");
  const errors = useTranslations("errors");
  const refusal = useRefusalText();
  const trpc = useTRPC();
  const { data: job } = useQuery(trpc.jobs.get.queryOptions({ jobId }));
  return (
    <div role="alert" className="rounded-medium border border-danger-line bg-danger-soft px-4 py-3">
      <p className="font-bold text-danger-ink">{title}</p>
      {job?.error && (
        <p>
          {refusal(job.error) ?? errors("unexpected")} {common("number", { number: job.error.number })}
        </p>
      )}
    </div>
  );
}
