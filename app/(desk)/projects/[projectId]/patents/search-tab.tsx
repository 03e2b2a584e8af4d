"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { ErrorState } from "@/app/_components/error-state";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { Select } from "@/app/_components/select";
import { Skeleton } from "@/app/_components/skeleton";
import { useDebounced } from "@/app/_components/use-debounced";
import { useTRPC } from "@/app/_trpc/client";
import { useAddress } from "./address";
import type { Patent, PatentSet } from "./api-types";
import { excerpt, MarkedText } from "./marked-text";
import { PatentDialog } from "./patent-dialog";
import { useSearchedTopic } from "./searched-topic";

const EXCERPT = 160;

/** Patents by words, all of a set or those of a topic, a page at a time. */
export function SearchTab({ projectId, sets }: { projectId: string; sets: readonly PatentSet[] }) {
  const t = useTranslations("patents.search");
  const trpc = useTRPC();
  const format = useFormatter();
  const [, go] = useAddress();
  const [text, setText] = useState("");
  const [setId, setSetId] = useState(sets[0]?.id ?? "");
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<Patent | null>(null);
  const query = useDebounced(text.trim(), 300);
  const { choices, topic, ready } = useSearchedTopic(projectId);
  const found = useQuery({
    ...trpc.patents.search.queryOptions({
      ...{ projectId, query, page },
      ...(topic ? { topic: { runId: topic.runId, key: topic.key } } : setId ? { setId } : {}),
    }),
    enabled: ready,
    placeholderData: keepPreviousData,
  });
  const words = query.split(/\s+/).filter(Boolean);
  const anew =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setPage(1);
    };
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-[1fr_20rem_20rem]">
        <Field label={t("label")} hint={t("hint")} className="md:col-span-2 xl:col-span-1">
          <TextInput value={text} type="search" onChange={(event) => anew(setText)(event.target.value)} />
        </Field>
        <Field label={t("topic")} hint={choices.length > 0 ? t("topicHint") : t("noTopics")}>
          <Select
            value={topic?.key ?? ""}
            disabled={choices.length === 0}
            onChange={anew((key: string) => go({ of: key || null }))}
            options={[{ value: "", label: t("allTopics") }, ...choices]}
          />
        </Field>
        <Field label={t("set")} {...(topic ? { hint: t("setOfTopic") } : {})}>
          <Select
            value={topic?.setId ?? setId}
            disabled={topic !== null}
            onChange={anew(setSetId)}
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
            {found.data.total > 0 && (
              <span className="ml-2 font-normal text-ink-subtle">{t(topic ? "byShare" : "byYear")}</span>
            )}
          </p>
          {found.data.total === 0 && <p className="text-ink-subtle">{t("nothing")}</p>}
          {found.data.rows.length > 0 && (
            <ul className="divide-y divide-line rounded-large border border-line bg-surface">
              {found.data.rows.map((patent) => (
                <li key={patent.id} className="px-4 py-2.5">
                  <button
                    type="button"
                    className="min-h-6 text-left font-bold text-primary-ink hover:underline"
                    onClick={() => setOpen(patent)}
                  >
                    <MarkedText text={patent.title} terms={words} />
                  </button>
                  {words.length > 0 && (
                    <p className="text-note leading-relaxed">
                      <MarkedText text={excerpt(patent.abstract, words, EXCERPT)} terms={words} />
                    </p>
                  )}
                  <p className="text-note text-ink-subtle">
                    {[
                      patent.year ?? t("noYear"),
                      patent.ipc[0],
                      patent.applicants.join(", "),
                      patent.weight !== null &&
                        t("share", {
                          share: format.number(patent.weight, { style: "percent", maximumFractionDigits: 0 }),
                        }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </p>
                </li>
              ))}
            </ul>
          )}
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
