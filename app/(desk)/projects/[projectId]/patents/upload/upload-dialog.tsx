"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { FileDrop } from "@/app/_components/file-drop";
import { Notice } from "@/app/_components/notice";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { useImportErrorText } from "@/app/(desk)/datasets/_import/refusal-text";
import { sendFile } from "@/app/(desk)/datasets/_import/send-file";
import type { PatentColumn } from "@/server/features/patents/schema";
import { ColumnFields } from "./column-fields";
import { type Description, DescriptionFields } from "./description-fields";
import { PreviewReport } from "./preview-report";
import { TemplateButton } from "./template-button";
import { WholeFileCheck, type WholeReport } from "./whole-file-check";

type Mapping = Partial<Record<PatentColumn, number | null>>;
type Sent = { uploadId: string; fileName: string };

/** Choose a file, see what it holds as understood, and only then take it in. */
export function UploadDialog({
  projectId,
  onClose,
  onStarted,
}: {
  projectId: string;
  onClose: () => void;
  onStarted: (jobId: string) => void;
}) {
  const t = useTranslations("patents.upload");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useImportErrorText();
  const [sending, setSending] = useState<{ name: string; share: number | null } | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [mapping, setMapping] = useState<Mapping>({});
  const [checkJob, setCheckJob] = useState<string | null>(null);
  const [checked, setChecked] = useState<WholeReport | null>(null);
  const [about, setAbout] = useState<Description>({
    name: "",
    source: "",
    synthetic: false,
    thenTopics: true,
  });

  const preview = useQuery({
    ...trpc.patents.preview.queryOptions({ projectId, uploadId: sent?.uploadId ?? "", mapping }),
    enabled: sent !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const start = useMutation(
    trpc.patents.import.mutationOptions({
      onSuccess: (answer) => {
        client.invalidateQueries({ queryKey: trpc.jobs.pathKey() });
        client.invalidateQueries({ queryKey: trpc.patents.pathKey() });
        if (answer.jobId) onStarted(answer.jobId);
        onClose();
      },
    }),
  );
  /** Other columns are other patents: what was read of the whole file holds no more. */
  const understoodAs = (next: Mapping) => {
    setMapping(next);
    setCheckJob(null);
    setChecked(null);
  };
  const send = async ([file]: File[]) => {
    if (!file) return;
    setRefused(null);
    setSending({ name: file.name, share: 0 });
    try {
      const { id } = await sendFile(file, {
        onProgress: (share) => setSending({ name: file.name, share }),
        signal: new AbortController().signal,
      });
      understoodAs({});
      setSent({ uploadId: id, fileName: file.name });
      setAbout((before) => ({
        ...before,
        name: before.name || file.name.replace(/\.[^.]+$/, "").slice(0, 100),
      }));
    } catch (error) {
      setRefused(error);
    } finally {
      setSending(null);
    }
  };
  const another = () => {
    setSent(null);
    setAbout({ ...about, name: "" });
  };
  const seen = sent ? preview.data : undefined;
  const report = seen && { ...seen, result: checked ?? seen.result };
  const read = seen?.whole || checked !== null;
  const ready =
    read && report?.result && report.result.accepted > 0 && !report.sameAs && !preview.isPlaceholderData;
  const problem = refused ?? (sent ? preview.error : null) ?? start.error;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("lead")}
      size="large"
      footer={
        <>
          {sent && (
            <Button className="mr-auto" onClick={another}>
              {t("another")}
            </Button>
          )}
          <Button onClick={onClose}>{common("cancel")}</Button>
          {sent && (
            <Button
              variant="primary"
              busy={start.isPending}
              disabled={!ready || about.name.trim() === ""}
              onClick={() => start.mutate({ projectId, uploadId: sent.uploadId, mapping, ...about })}
            >
              {about.thenTopics ? t("startBoth") : t("start")}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {Boolean(problem) && (
          <div role="alert">
            <Notice tone="danger" title={errorText(problem)} />
          </div>
        )}
        {!sent && (
          <>
            <FileDrop
              label={t("drop")}
              hint={t("dropHint")}
              accept=".csv,.tsv,.txt,.xlsx"
              onFiles={send}
              sending={sending}
            />
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p className="max-w-2xl text-note text-ink-subtle">{t("wanted")}</p>
              <TemplateButton />
            </div>
          </>
        )}
        {sent && !report && !preview.error && <Skeleton shape="table" rows={6} />}
        {sent && report && (
          <>
            {report.sameAs && <Notice tone="warning" title={t("same", { name: report.sameAs.name })} />}
            <ColumnFields
              preview={report}
              onChange={(column, at) => understoodAs({ ...mapping, [column]: at })}
            />
            {!report.whole && report.result && !checked && (
              <WholeFileCheck
                input={{ projectId, uploadId: sent.uploadId, mapping }}
                jobId={checkJob}
                onStarted={setCheckJob}
                onRead={setChecked}
              />
            )}
            <PreviewReport
              projectId={projectId}
              uploadId={sent.uploadId}
              mapping={mapping}
              preview={report}
            />
            {report.result && <DescriptionFields value={about} onChange={setAbout} />}
          </>
        )}
      </div>
    </Dialog>
  );
}
