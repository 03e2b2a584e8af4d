"use client";

import { CircleSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/app/_components/button";
import type { ImportView } from "@/server/features/datasets/imports-data";
import { CheckReport } from "./check-report";
import { ImportFailure, ImportJob } from "./job-outcome";
import { StepCard, type StepState } from "./step-card";
import { useImportChanges } from "./use-change";
import type { useUploads } from "./use-uploads";

type Props = { run: ImportView | null; uploads: ReturnType<typeof useUploads>; state: StepState };

/** Step 3: every row is read and none is stored. */
export function CheckStep({ run, uploads, state }: Props) {
  const t = useTranslations("datasets.check");
  const { check, busy } = useImportChanges();
  const [checking, setChecking] = useState(false);
  useEffect(() => {
    if (!busy) setChecking(false);
  }, [busy]);
  const step = { number: 3, step: "check" as const, state };
  if (!run || state === "waiting") return <StepCard {...step} lead={t("waiting")} />;
  const { report, jobId } = run;
  const working = run.state === "CHECKING";
  const ended = run.state === "FAILED" || run.state === "CANCELLED";
  const idle = !working && run.state !== "RUNNING" && run.state !== "DONE";
  return (
    <StepCard
      {...step}
      lead={report ? undefined : t("lead")}
      actions={
        idle && (
          <Button
            variant={report ? "tertiary" : "primary"}
            size={report ? "small" : "medium"}
            // While a change is being saved it may be pressed: it follows behind.
            busy={checking && busy}
            disabled={uploads.sending !== null}
            onClick={() => {
              setChecking(true);
              check(run);
            }}
          >
            {t(report || ended ? "again" : "start")}
          </Button>
        )
      }
    >
      {working && jobId ? (
        <ImportJob jobId={jobId} />
      ) : report ? (
        <CheckReport run={run} report={report} uploads={uploads} />
      ) : run.state === "FAILED" && jobId ? (
        <ImportFailure jobId={jobId} title={t("failed")} />
      ) : run.state === "CANCELLED" ? (
        <p className="flex items-center gap-2 text-ink-subtle">
          <CircleSlash aria-hidden size={18} className="shrink-0" />
          {t("cancelled")}
        </p>
      ) : null}
    </StepCard>
  );
}
