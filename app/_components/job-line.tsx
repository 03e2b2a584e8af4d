"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, CircleSlash, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import type { JobView } from "@/server/features/jobs/data";
import { Button } from "./button";
import { ProgressBar } from "./progress-bar";
import { useNotify } from "./toast";

/** The sentence for a job's stage or failure, from its own message file; nothing where there is none. */
function useJobWords() {
  const jobs = useTranslations("jobs");
  const errors = useTranslations("errors");
  return {
    stage: (job: JobView) =>
      job.stage && jobs.has(job.stage.key as never)
        ? jobs(job.stage.key as never, (job.stage.params ?? {}) as never)
        : null,
    failure: (job: JobView) =>
      job.error && errors.has(job.error.reason as never)
        ? errors(job.error.reason as never, job.error.params as never)
        : errors("unexpected"),
  };
}

/** One job as it stands: waiting, running with its bar, done, failed with what to quote, or stopped. */
export function JobLine({ job }: { job: JobView }) {
  const t = useTranslations("common.job");
  const jobs = useTranslations("jobs");
  const words = useJobWords();
  const trpc = useTRPC();
  const notify = useNotify();
  const client = useQueryClient();
  const cancel = useMutation(
    trpc.jobs.cancel.mutationOptions({
      onError: notify.failed,
      onSettled: () => client.invalidateQueries({ queryKey: trpc.jobs.pathKey() }),
    }),
  );
  if (job.state === "QUEUED" || job.state === "RUNNING")
    return (
      <div className="flex min-w-0 items-end gap-3">
        <div className="min-w-0 flex-1">
          <ProgressBar
            label={job.title}
            value={job.state === "QUEUED" ? null : job.progress}
            detail={
              job.cancelRequested ? t("stopping") : job.state === "QUEUED" ? t("queued") : words.stage(job)
            }
          />
        </div>
        <Button
          size="small"
          busy={cancel.isPending}
          disabled={job.cancelRequested}
          onClick={() => cancel.mutate({ jobId: job.id })}
        >
          {t("stop")}
        </Button>
      </div>
    );
  const Sign = { DONE: CircleCheck, FAILED: CircleX, CANCELLED: CircleSlash }[job.state];
  const tone = { DONE: "text-success-ink", FAILED: "text-danger-ink", CANCELLED: "text-ink-subtle" }[
    job.state
  ];
  return (
    <div className="flex min-w-0 gap-2">
      <Sign aria-hidden size={18} className={`mt-0.5 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <p>{job.title}</p>
        <p className="text-note text-ink-subtle">
          {jobs(`kind.${job.kind}` as never)} · {t(job.state)}
        </p>
        {job.state === "FAILED" && (
          <p className="text-note text-danger-ink">
            {words.failure(job)}
            {job.error && ` ${t("number", { number: job.error.number })}`}
          </p>
        )}
      </div>
    </div>
  );
}
