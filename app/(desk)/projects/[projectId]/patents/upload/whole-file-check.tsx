"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { JobProgress } from "@/app/_components/job-progress";
import { Notice } from "@/app/_components/notice";
import { useTRPC } from "@/app/_trpc/client";
import { useImportErrorText } from "@/app/(desk)/datasets/_import/refusal-text";
import type { JobView } from "@/server/features/jobs/data";
import { WAITED_FOR } from "@/server/features/patents/schema";
import type { Preview } from "../api-types";

export type WholeReport = NonNullable<Preview["result"]>;

/** A large file is read to its end by a job before it may be taken in: what its beginning says is not enough. */
export function WholeFileCheck({
  input,
  jobId,
  onStarted,
  onRead,
}: {
  input: { projectId: string; uploadId: string; mapping: Partial<Preview["mapping"]> };
  jobId: string | null;
  onStarted: (jobId: string | null) => void;
  onRead: (report: WholeReport) => void;
}) {
  const t = useTranslations("patents.upload");
  const trpc = useTRPC();
  const errorText = useImportErrorText();
  const check = useMutation(
    trpc.patents.check.mutationOptions({ onSuccess: (started) => onStarted(started.jobId) }),
  );
  const ended = (job: JobView) => {
    if (job.state === "DONE") onRead(job.result as unknown as WholeReport);
  };
  return (
    <>
      <Notice tone="info" title={t("large", { count: WAITED_FOR.patents })}>
        {!jobId && (
          <Button className="mt-2" busy={check.isPending} onClick={() => check.mutate(input)}>
            {t("checkWhole")}
          </Button>
        )}
      </Notice>
      {check.error && (
        <div role="alert">
          <Notice tone="danger" title={errorText(check.error)} />
        </div>
      )}
      {jobId && <JobProgress key={jobId} jobId={jobId} onEnd={ended} />}
    </>
  );
}
