"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LinkButton } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { ErrorState } from "@/app/_components/error-state";
import { refusalCode } from "@/app/_components/error-text";
import { PageHeader } from "@/app/_components/page-header";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { useYearsLabel } from "../_components/years-label";
import { CheckStep } from "./check-step";
import { ColumnsStep } from "./columns-step";
import { FilesStep } from "./files-step";
import { RunStep } from "./run-step";
import { useUploads } from "./use-uploads";

/** The data set that years are added to. */
export type AddTo = { id: string; name: string; years: number[]; version: number };

/** The four steps of an import on one page. It may be left at any moment: what was done is with the server. */
export function ImportDesk({ importId: opened, addTo }: { importId: string | null; addTo?: AddTo }) {
  const t = useTranslations("datasets");
  const trpc = useTRPC();
  const yearsLabel = useYearsLabel();
  const [importId, setImportId] = useState(opened);
  const uploads = useUploads(importId, addTo?.id ?? null, (id) => {
    setImportId(id);
    window.history.replaceState(null, "", `/datasets/imports/${id}`);
  });
  const run = useQuery({
    ...trpc.datasets.getImport.queryOptions({ importId: importId ?? "" }),
    enabled: importId !== null,
    refetchInterval: ({ state }) =>
      state.data?.state === "CHECKING" || state.data?.state === "RUNNING" ? 3_000 : false,
  });
  const seen = useQuery({
    ...trpc.datasets.inspect.queryOptions({ importId: importId ?? "" }),
    enabled: importId !== null,
  });
  const base = run.data?.addTo ?? addTo ?? null;
  const head = base ? (
    <PageHeader
      title={t("add.title", { name: base.name })}
      lead={t("add.lead", { years: yearsLabel(base.years), version: base.version })}
      actions={<LinkButton href={`/datasets/${base.id}`}>{t("add.toDataset")}</LinkButton>}
    />
  ) : (
    <PageHeader
      title={t("import.title")}
      lead={t("import.lead")}
      actions={<LinkButton href="/datasets">{t("detail.back")}</LinkButton>}
    />
  );
  if (run.error && !run.data)
    return refusalCode(run.error) === "NOT_FOUND" ? (
      <EmptyState
        picture="file"
        title={t("import.gone")}
        body={t("import.goneBody")}
        action={<LinkButton href="/datasets">{t("detail.back")}</LinkButton>}
      />
    ) : (
      <ErrorState error={run.error} onRetry={() => void run.refetch()} />
    );
  if (importId !== null && !run.data)
    return (
      <div className="flex flex-col gap-5">
        {head}
        <Skeleton shape="cards" />
      </div>
    );

  const data = run.data ?? null;
  const files = seen.data ?? [];
  const filesReady =
    data !== null &&
    data.form !== null &&
    data.missing.length === 0 &&
    data.files.every((file) => file.role !== null);
  const columnsReady =
    filesReady &&
    seen.data !== undefined &&
    files.length === data.files.length &&
    files.every((file) => file.problem === null && file.unmapped.length === 0);
  const done = data?.state === "DONE";
  // A check that found nothing to take in is not passed.
  const checked = data !== null && data.report !== null && data.report.transactions > 0;
  return (
    <div className="flex min-w-0 flex-col gap-5">
      {head}
      <ol aria-label={t("import.steps")} className="flex min-w-0 flex-col gap-4">
        <FilesStep run={data} uploads={uploads} state={filesReady || done ? "done" : "current"} />
        <ColumnsStep
          run={data}
          files={files}
          loading={data !== null && data.files.length > 0 && seen.data === undefined}
          error={seen.error}
          state={done || columnsReady ? "done" : filesReady ? "current" : "waiting"}
        />
        <CheckStep
          run={data}
          uploads={uploads}
          state={done || checked ? "done" : columnsReady ? "current" : "waiting"}
        />
        <RunStep key={data?.id ?? ""} run={data} state={done ? "done" : checked ? "current" : "waiting"} />
      </ol>
    </div>
  );
}
