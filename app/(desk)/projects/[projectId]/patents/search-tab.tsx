"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { ErrorState } from "@/app/_components/error-state";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { Select } from "@/app/_components/select";
import { Skeleton } from "@/app/_components/skeleton";
import { useDebounced } from "@/app/_components/use-debounced";
import { useTRPC } from "@/app/_trpc/client";
import type { Patent, PatentSet } from "./api-types";
import { PatentDialog } from "./patent-dialog";

/** Patents by words, a page at a time. */
export function SearchTab({ projectId, sets }: { projectId: string; sets: readonly PatentSet[] }) {
  const t = useTranslations("patents.search");
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const [setId, setSetId] = useState(sets[0]?.id ?? "");
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<Patent | null>(null);
  const query = useDebounced(text.trim(), 300);
  const found = useQuery({
    ...trpc.patents.search.queryOptions({ projectId, query, page, ...(setId ? { setId } : {}) }),
    placeholderData: keepPreviousData,
  });
  const words = query.split(/\s+/).filter(Boolean);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 md:grid-cols-[1fr_20rem]">
        <Field label={t("label")} hint={t("hint")}>
          <TextInput
            value={text}
            type="search"
            onChange={(event) => {
              setText(event.target.value);
              setPage(1);
            }}
          />
        </Field>
        <Field label={t("set")}>
          <Select
            value={setId}
            onChange={(id) => {
              setSetId(id);
              setPage(1);
            }}
            options={[
              ...sets.map(({ id, name }) => ({ value: id, label: name })),
              ...(sets.length > 1 ? [{ value: "", label: t("allSets") }] : []),
            ]}
          />
        </Field>
      </div>
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => found.refetch()} />
      ) : !found.data ? (
        <Skeleton shape="table" rows={8} />
      ) : (
        <>
          <p role="status" className="font-bold">
            {t("total", { count: found.data.total })}
          </p>
          {found.data.total === 0 && <p className="text-ink-subtle">{t("nothing")}</p>}
          <ul className="divide-y divide-line rounded-large border border-line bg-surface">
            {found.data.rows.map((patent) => (
              <li key={patent.id} className="px-4 py-2.5">
                <button
                  type="button"
                  className="min-h-6 text-left font-bold text-primary-ink hover:underline"
                  onClick={() => setOpen(patent)}
                >
                  {patent.title}
                </button>
                <p className="text-note text-ink-subtle">
                  {[patent.year ?? t("noYear"), patent.ipc[0], patent.applicants.join(", ")]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </li>
            ))}
          </ul>
          {found.data.pages > 1 && (
            <nav aria-label={t("pages")} className="flex items-center justify-center gap-3">
              <Button size="small" disabled={page <= 1} onClick={() => setPage(page - 1)}>
                {t("previous")}
              </Button>
              <span className="text-note tabular-nums">
                {t("page", { page: found.data.page, pages: found.data.pages })}
              </span>
              <Button size="small" disabled={page >= found.data.pages} onClick={() => setPage(page + 1)}>
                {t("next")}
              </Button>
            </nav>
          )}
        </>
      )}
      {open && <PatentDialog patent={open} terms={words} onClose={() => setOpen(null)} />}
    </div>
  );
}
