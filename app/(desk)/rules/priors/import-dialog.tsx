"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { FileDrop } from "@/app/_components/file-drop";
import { TextInput } from "@/app/_components/inputs";
import { Notice } from "@/app/_components/notice";
import { Select } from "@/app/_components/select";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { useImportErrorText } from "@/app/(desk)/datasets/_import/refusal-text";
import { sendFile } from "@/app/(desk)/datasets/_import/send-file";
import { BUILT_IN, type Version, versionKey } from "./api-types";
import { ImportReport } from "./import-report";
import { useVersionName } from "./version-name";

/** Choose a file, see what it would make, and only then keep it as a version. */
export function ImportDialog({
  versions,
  onClose,
  onStored,
}: {
  versions: readonly Version[];
  onClose: () => void;
  onStored: (answer: { id: string; reused: boolean }) => void;
}) {
  const t = useTranslations("rules.priors.import");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const nameOf = useVersionName();
  const errorText = useImportErrorText();
  const [sending, setSending] = useState<{ name: string; share: number | null } | null>(null);
  const [uploadId, setUploadId] = useState<string | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [base, setBase] = useState(BUILT_IN);
  const [name, setName] = useState("");
  const [source, setSource] = useState("");
  const basedOnId = base === BUILT_IN ? null : base;
  const preview = useQuery({
    ...trpc.priors.preview.queryOptions({ uploadId: uploadId ?? "", basedOnId }),
    enabled: uploadId !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const start = useMutation(trpc.priors.import.mutationOptions({ onSuccess: onStored }));
  const send = async ([file]: File[]) => {
    if (!file) return;
    setRefused(null);
    setSending({ name: file.name, share: 0 });
    try {
      const { id } = await sendFile(file, {
        onProgress: (share) => setSending({ name: file.name, share }),
        signal: new AbortController().signal,
      });
      setUploadId(id);
      setName((before) => before || file.name.replace(/\.[^.]+$/, "").slice(0, 100));
    } catch (error) {
      setRefused(error);
    } finally {
      setSending(null);
    }
  };
  const report = uploadId ? preview.data : undefined;
  const problem = refused ?? (uploadId ? preview.error : null) ?? start.error;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("lead")}
      size="large"
      footer={
        <>
          {uploadId && (
            <Button className="mr-auto" onClick={() => setUploadId(null)}>
              {t("another")}
            </Button>
          )}
          <Button onClick={onClose}>{common("cancel")}</Button>
          {uploadId && (
            <Button
              variant="primary"
              busy={start.isPending}
              disabled={!report || report.rows === 0 || report.sameAs !== null || name.trim() === ""}
              onClick={() => start.mutate({ uploadId, basedOnId, name, source })}
            >
              {t("store")}
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
        {!uploadId && (
          <>
            <FileDrop
              label={t("drop")}
              hint={t("dropHint")}
              accept=".csv,.tsv,.txt,.xlsx"
              onFiles={send}
              sending={sending}
            />
            <ul className="flex list-disc flex-col gap-1 pl-5 text-note text-ink-subtle">
              <li>{t("forms.own")}</li>
              <li>{t("forms.official")}</li>
              <li>{t("forms.labelled")}</li>
            </ul>
          </>
        )}
        {uploadId && !report && !preview.error && <Skeleton shape="table" rows={5} />}
        {report && (
          <>
            {report.sameAs && <Notice tone="warning" title={t("same", { name: nameOf(report.sameAs) })} />}
            <ImportReport preview={report} />
            {report.form === "labelled" && (
              <Field label={t("base")} hint={t("baseHint")} className="max-w-md">
                <Select
                  value={base}
                  onChange={setBase}
                  options={versions.map((one) => ({ value: versionKey(one.id), label: nameOf(one) }))}
                />
              </Field>
            )}
            <div className="grid gap-4 md:grid-cols-2">
              <Field label={t("name")} required>
                <TextInput value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
              </Field>
              <Field label={t("source")} hint={t("sourceHint")}>
                <TextInput
                  value={source}
                  maxLength={300}
                  onChange={(event) => setSource(event.target.value)}
                />
              </Field>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
