"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { Industry, IndustryLevel } from "@/server/features/reference/schema";
import { SuggestBox } from "./suggest-box";
import { useDebounced } from "./use-debounced";

export type IndustrySearchBoxProps = {
  /** Name of the box for readers; not needed inside a Field. */
  label?: string;
  onPick: (industry: Pick<Industry, "code" | "level" | "nameKo" | "nameEn">) => void;
  /** By default the five-digit codes only. */
  levels?: IndustryLevel[];
  /** Codes that are taken already: shown, not to be chosen. */
  taken?: readonly string[];
  disabled?: boolean;
};

const SUBCLASS: IndustryLevel[] = ["subclass"];

/** Finds an industry of the classification by code or part of its name, in either language, and hands it over. */
export function IndustrySearchBox({
  label,
  onPick,
  levels = SUBCLASS,
  taken = [],
  disabled,
}: IndustrySearchBoxProps) {
  const t = useTranslations("common.industrySearch");
  const trpc = useTRPC();
  const locale = useLocale() as "ko" | "en";
  const [words, setWords] = useState("");
  const query = useDebounced(words.trim(), 120);
  const found = useQuery({
    ...trpc.reference.search.queryOptions({ query, limit: 20, locale, levels }),
    enabled: query !== "",
    placeholderData: (before) => before,
  });
  const entries = query === "" ? [] : (found.data ?? []);
  return (
    <SuggestBox
      label={label ?? t("label")}
      placeholder={t("placeholder")}
      words={words}
      onWords={setWords}
      busy={found.isFetching}
      disabled={disabled ?? false}
      options={entries.map(({ code, nameKo, nameEn }) => ({
        id: code,
        note: code,
        label: locale === "ko" ? nameKo : nameEn,
        ...(taken.includes(code) ? { disabled: true, hint: t("taken") } : {}),
      }))}
      onPick={(code) => {
        const entry = entries.find((one) => one.code === code);
        if (entry) onPick(entry);
        setWords("");
      }}
    />
  );
}
