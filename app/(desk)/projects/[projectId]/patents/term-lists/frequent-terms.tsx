"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/badge";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { ErrorState } from "@/app/_components/error-state";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { Skeleton } from "@/app/_components/skeleton";
import { useDebounced } from "@/app/_components/use-debounced";
import { useTRPC } from "@/app/_trpc/client";
import type { ListName, WrittenLists } from "@/server/features/patents/term-lists-schema";
import { addEntries, listOf, sameKey, tidy } from "./draft";

const AT_ONCE = 50;
const MOST = 200;

/** The most frequent terms of the corpus, each with what may be said of it in one press. */
export function FrequentTerms({
  projectId,
  setId,
  lists,
  maxLength,
  onEdit,
}: {
  projectId: string;
  setId: string;
  lists: WrittenLists;
  maxLength: number;
  onEdit: (change: (lists: WrittenLists) => WrittenLists) => void;
}) {
  const t = useTranslations("patents.termLists");
  const trpc = useTRPC();
  const format = useFormatter();
  const [text, setText] = useState("");
  const [limit, setLimit] = useState(AT_ONCE);
  const [same, setSame] = useState<string | null>(null);
  const query = useDebounced(tidy(text), 300);
  const found = useQuery({
    ...trpc.termLists.suggestions.queryOptions({ projectId, setId, query, limit }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const put = (list: ListName, term: string, to = "") =>
    onEdit((now) => addEntries(now, list, [{ from: term, to }]).lists);
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="text-note text-ink-subtle">{t("hint.frequent")}</p>
      <Field label={t("searchFrequent")} className="max-w-sm">
        <TextInput
          type="search"
          value={text}
          maxLength={maxLength}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => found.refetch()} />
      ) : !found.data ? (
        <>
          <p role="status" className="text-note">
            {t("reading")}
          </p>
          <Skeleton shape="table" rows={8} />
        </>
      ) : (
        <>
          <p role="status" className="text-note">
            {t("frequentTotal", { total: found.data.total, shown: found.data.terms.length })}
          </p>
          <ul className="divide-y divide-line rounded-large border border-line bg-surface">
            {found.data.terms.map(({ term, documents }) => {
              const listed = listOf(lists, term);
              return (
                <li key={term} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1">
                  <span className="min-w-0 flex-1 basis-32 font-bold break-keep">{term}</span>
                  <span className="w-14 text-right tabular-nums" title={t("documents")}>
                    {format.number(documents)}
                  </span>
                  <span className="flex min-h-8 min-w-52 items-center justify-end gap-1">
                    {listed ? (
                      <Badge tone="primary">{t("listed", { list: listed })}</Badge>
                    ) : (
                      <>
                        <Button size="small" onClick={() => put("stopWords", term)}>
                          {t("stop")}
                          <span className="sr-only">: {term}</span>
                        </Button>
                        <Button size="small" onClick={() => put("protectedTerms", term)}>
                          {t("protect")}
                          <span className="sr-only">: {term}</span>
                        </Button>
                        <Button size="small" onClick={() => setSame(term)}>
                          {t("same")}
                          <span className="sr-only">: {term}</span>
                        </Button>
                      </>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
          {found.data.total > limit && limit < MOST && (
            <Button
              size="small"
              className="self-center"
              busy={found.isFetching}
              onClick={() => setLimit(Math.min(MOST, limit + AT_ONCE))}
            >
              {t("more", { count: Math.min(AT_ONCE, found.data.total - limit, MOST - limit) })}
            </Button>
          )}
        </>
      )}
      {same !== null && (
        <SameDialog
          term={same}
          maxLength={maxLength}
          onClose={() => setSame(null)}
          onPut={(to) => put("synonyms", same, to)}
        />
      )}
    </div>
  );
}

function SameDialog({
  term,
  maxLength,
  onPut,
  onClose,
}: {
  term: string;
  maxLength: number;
  onPut: (to: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations("patents.termLists");
  const [to, setTo] = useState("");
  const same = sameKey(to) === sameKey(term);
  const ready = tidy(to) !== "" && !same;
  const put = () => {
    if (!ready) return;
    onPut(to);
    onClose();
  };
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => !open && onClose()}
      title={t("sameTitle", { term })}
      description={t("sameLead")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" disabled={!ready} onClick={put}>
            {t("sameDo")}
          </Button>
        </>
      }
    >
      <Field label={t("to")} error={same && to ? t("problem.sameTerm", { other: to }) : undefined}>
        <TextInput
          value={to}
          maxLength={maxLength}
          onChange={(event) => setTo(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && put()}
        />
      </Field>
    </Dialog>
  );
}
