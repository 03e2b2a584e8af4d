"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type FigureLocale, formatDecimal } from "@/app/_components/number-format";
import type { Recommendation } from "./api-types";

type Text = { ko: string; en: string };
type Region = { label: string; labelEn: string };

/** A value closer to its cut than this would change sides with the last printed digit but one. */
export const NEAR_CUT = 0.01;
export const isNear = (distance: number | null) => distance !== null && Math.abs(distance) < NEAR_CUT;

/** What data says in both languages, in the reader's; times in Korea's. */
export function useWords() {
  const locale = useLocale() as FigureLocale;
  return useMemo(() => {
    const ko = locale === "ko";
    const time = new Intl.DateTimeFormat(ko ? "ko-KR" : "en-GB", {
      dateStyle: "medium",
      timeStyle: "short",
      timeZone: "Asia/Seoul",
    });
    const signed = (value: number | null) => {
      const text = formatDecimal(value === null ? null : Math.abs(value), locale, 3);
      return text === null || value === null ? "–" : `${value < 0 ? "−" : "+"}${text}`;
    };
    return {
      locale,
      text: (of: Text | null | undefined) => (of ? of[locale] : ""),
      region: (of: Region) => (ko ? of.label : of.labelEn),
      strategy: (of: { strategy: string | null; facts: { strategyEn: string | null } }) =>
        ko ? of.strategy : of.facts.strategyEn,
      why: (of: Pick<Recommendation, "explanation" | "explanationEn">) =>
        ko ? of.explanation : of.explanationEn,
      figure: (value: number | null) => formatDecimal(value, locale, 3) ?? "–",
      signed,
      time: (at: Date | string | null) => (at ? time.format(new Date(at)) : "–"),
    };
  }, [locale]);
}

/** quadrant/mainstay_upgrading, version 1 -> 전략 사분면 제1판. The id itself is for a detail. */
export function useRuleName() {
  const t = useTranslations("rules");
  return ({ id, version }: { id: string; version: number }) => {
    const key = `pack.${id.split("/")[0]}.name`;
    return t("ruleVersion", { name: t.has(key as never) ? t(key as never) : id, version });
  };
}
