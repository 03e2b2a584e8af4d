"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import type { ImportView } from "@/server/features/datasets/imports-data";
import type { SeenFile } from "@/server/features/datasets/inspect";
import { FileColumns } from "./file-columns";
import { ReadingSettings } from "./reading-settings";
import { StepCard, type StepState } from "./step-card";

type Props = {
  run: ImportView | null;
  files: SeenFile[];
  loading: boolean;
  error: unknown;
  state: StepState;
};

/** Step 2: every file as it is understood, with a choice only where one is needed or wanted. */
export function ColumnsStep({ run, files, loading, error, state }: Props) {
  const t = useTranslations("datasets.columns");
  const [reopened, setReopened] = useState(false);
  const open = files.reduce((sum, file) => sum + file.unmapped.length, 0);
  const known = files.some((file) => file.role !== null && file.problem === null);
  if (!run || run.files.length === 0)
    return <StepCard number={2} step="columns" state={state} lead={t("needsFiles")} />;
  const fixed = run.state === "CHECKING" || run.state === "RUNNING" || run.state === "DONE";
  // Once checked, what comes next is further down: the rows make room.
  const folded = run.report !== null && open === 0 && !reopened;
  return (
    <StepCard
      number={2}
      step="columns"
      state={state}
      actions={
        run.report !== null && open === 0 ? (
          <Button size="small" aria-expanded={reopened} onClick={() => setReopened(!reopened)}>
            {t(reopened ? "fold" : "reopen")}
          </Button>
        ) : undefined
      }
      lead={
        folded ? t("folded") : open > 0 ? t("unmapped", { count: open }) : known ? t("allKnown") : undefined
      }
    >
      {folded ? null : error && files.length === 0 ? (
        <ErrorState error={error} />
      ) : loading ? (
        <Skeleton shape="table" />
      ) : (
        <div className="flex flex-col gap-6">
          {files.map((file) => (
            <FileColumns key={file.uploadId} run={run} file={file} fixed={fixed} />
          ))}
          {known && <p className="-mt-3 text-note text-ink-subtle">{t("legend")}</p>}
          {run.form && <ReadingSettings run={run} files={files} fixed={fixed} />}
        </div>
      )}
    </StepCard>
  );
}
