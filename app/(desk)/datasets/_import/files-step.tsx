"use client";

import { FileSpreadsheet, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import { Button, IconButton } from "@/app/_components/button";
import { FileDrop } from "@/app/_components/file-drop";
import { ProgressBar } from "@/app/_components/progress-bar";
import { Select } from "@/app/_components/select";
import type { ImportView } from "@/server/features/datasets/imports-data";
import { INPUT_ROLES, type InputRole } from "@/server/features/datasets/schema";
import { fileSize } from "../_components/file-size";
import { StepCard, type StepState } from "./step-card";
import { Templates } from "./templates";
import { useImportChanges } from "./use-change";
import type { useUploads } from "./use-uploads";

type Props = { run: ImportView | null; uploads: ReturnType<typeof useUploads>; state: StepState };

/** Step 1: files by drop or choice, and what each of them is. */
export function FilesStep({ run, uploads, state }: Props) {
  const t = useTranslations("datasets");
  const files = run?.files ?? [];
  const fixed = run?.state === "CHECKING" || run?.state === "RUNNING" || run?.state === "DONE";
  const { sending } = uploads;
  return (
    <StepCard number={1} step="files" state={state}>
      <div className="flex flex-col gap-4">
        {files.length > 0 && run && (
          <ul className="divide-y divide-line rounded-medium border border-line">
            {files.map((file) => (
              <FileLine key={file.uploadId} run={run} file={file} fixed={fixed} />
            ))}
          </ul>
        )}
        {run?.mixed && (
          <p role="alert" className="font-bold text-danger-ink">
            {t("files.mixed")}
          </p>
        )}
        {run?.missing.map((role) => (
          <p key={role} className="font-bold text-warning-ink">
            {t("files.missing", { role: t(`role.${role}`) })}
          </p>
        ))}
        {sending && (
          <div className="flex items-end gap-3" aria-live="polite">
            <div className="min-w-0 flex-1">
              <ProgressBar
                label={t("files.uploading", { name: sending.name })}
                value={sending.share}
                detail={t("files.uploadDetail", {
                  done: fileSize(sending.share * sending.bytes),
                  total: fileSize(sending.bytes),
                })}
              />
            </div>
            <Button size="small" onClick={uploads.cancel}>
              {t("files.uploadStop")}
            </Button>
          </div>
        )}
        {!fixed && (
          <FileDrop
            label={t("files.drop")}
            hint={files.length > 0 ? "" : t("files.dropBody")}
            accept=".csv,.tsv,.txt,.xlsx"
            multiple
            onFiles={(chosen) => void uploads.send(chosen)}
            disabled={sending !== null}
            small={files.length > 0}
          />
        )}
        {files.length === 0 && <Templates />}
      </div>
    </StepCard>
  );
}

function FileLine({
  run,
  file,
  fixed,
}: {
  run: ImportView;
  file: ImportView["files"][number];
  fixed: boolean;
}) {
  const t = useTranslations("datasets");
  const { attach, detach, busy } = useImportChanges();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <FileSpreadsheet aria-hidden size={20} className="shrink-0 text-ink-subtle" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-bold break-words">{file.name}</p>
        <p className="text-note text-ink-subtle">{fileSize(file.bytes)}</p>
      </div>
      {fixed && file.role ? (
        <Badge>{t(`role.${file.role}`)}</Badge>
      ) : (
        <>
          <Select
            size="small"
            className="w-44"
            aria-label={`${file.name}: ${t("files.role")}`}
            value={file.role ?? ""}
            placeholder={t("files.roleUnknown")}
            disabled={busy}
            options={INPUT_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            onChange={(role) => attach(run, file.uploadId, role as InputRole)}
          />
          <IconButton
            size="small"
            label={t("files.removeFile", { name: file.name })}
            disabled={busy}
            onClick={() => detach(run, file.uploadId)}
          >
            <X aria-hidden size={18} />
          </IconButton>
        </>
      )}
    </li>
  );
}
