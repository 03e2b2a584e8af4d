"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "@/app/_components/card";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { useDebounced } from "@/app/_components/use-debounced";
import { useTRPC } from "@/app/_trpc/client";
import type { ChainItem } from "./draft";
import { PartnerSuggestions } from "./partner-suggestions";
import { SuggestionItem } from "./suggestion-item";

const SHOWN = 20;

/** What can be added: the answers of a search or, without one, what trade and keywords suggest, each with its reason. */
export function AddPanel(props: {
  projectId: string;
  industryId: string;
  codes: ChainItem[];
  /** Of the saved industry: suggestions rest on them. */
  keywords: number;
  editable: boolean;
  firstQuery: string;
  onPut: (item: ChainItem) => void;
}) {
  const { projectId, industryId, codes, keywords, editable, firstQuery, onPut } = props;
  const t = useTranslations("define.add");
  const locale = useLocale() as "ko" | "en";
  const trpc = useTRPC();
  const [words, setWords] = useState(firstQuery);
  const query = useDebounced(words.trim(), 150);
  const found = useQuery({
    ...trpc.define.suggest.queryOptions({ projectId, industryId, query, limit: SHOWN + 1, locale }),
    placeholderData: (before) => before,
  });
  const items = found.data?.slice(0, SHOWN) ?? [];
  const more = (found.data?.length ?? 0) > SHOWN;
  const fromKeywords = items.filter(({ code }) => !codes.some((one) => one.code === code));
  const item = (one: (typeof items)[number]) => (
    <SuggestionItem
      key={one.code}
      suggestion={one}
      reason={
        one.reason.kind === "search"
          ? one.path.map((step) => (locale === "ko" ? step.nameKo : step.nameEn)).join(" › ")
          : t("reason.keyword", { keyword: one.reason.keyword })
      }
      advised="SELF"
      inChain={codes.find(({ code }) => code === one.code)?.role ?? null}
      editable={editable}
      onPut={onPut}
    />
  );
  return (
    <Card title={t("title")} level={3}>
      <div className="flex flex-col gap-3">
        <Field label={t("search")}>
          <TextInput
            type="search"
            value={words}
            placeholder={t("placeholder")}
            onChange={(event) => setWords(event.target.value)}
          />
        </Field>
        <div className="-mr-3 max-h-[34rem] overflow-y-auto pr-3">
          {query !== "" ? (
            <Section title={t("resultsTitle")} empty={found.isFetching ? null : t("noResult")}>
              {items.map(item)}
            </Section>
          ) : (
            <>
              <PartnerSuggestions projectId={projectId} codes={codes} editable={editable} onPut={onPut} />
              <Section
                title={t("keywordTitle")}
                empty={found.isFetching ? null : t(keywords > 0 ? "keywordNothing" : "keywordEmpty")}
              >
                {fromKeywords.map(item)}
              </Section>
            </>
          )}
          {query !== "" && more && (
            <p className="text-note text-ink-subtle">{t("moreFound", { count: SHOWN })}</p>
          )}
        </div>
      </div>
    </Card>
  );
}

export function Section(props: { title: string; empty: string | null; children: React.ReactNode[] }) {
  const { title, empty, children } = props;
  return (
    <section className="mb-3">
      <h4 className="text-note text-ink-subtle">{title}</h4>
      {children.length > 0 ? (
        <ul className="flex flex-col divide-y divide-line">{children}</ul>
      ) : (
        empty && <p className="py-1.5 text-note">{empty}</p>
      )}
    </section>
  );
}
