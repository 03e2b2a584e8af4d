"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Badge } from "@/app/_components/badge";
import type { DataColumn } from "@/app/_components/data-table/column";
import { type FigureLocale, formatDecimal } from "@/app/_components/number-format";
import { Tooltip } from "@/app/_components/tooltip";
import { growthTimes, nameIn, type Technologies, type Technology } from "./view";

const TONE = { new: "success", promising: "info", mature: "primary", other: "neutral" } as const;

type Column = DataColumn<Technology>;

/** A row a topic: the verdict, and every figure that it rests on; the ends of the intervals are hidden until chosen. */
export function useTechnologyColumns(data: Technologies): Column[] {
  const t = useTranslations("newtech");
  const locale = useLocale() as FigureLocale;
  return useMemo(() => {
    const rank = new Map(data.topics.map(({ key }, i) => [key, i + 1]));
    const two = (value: number) => formatDecimal(value, locale, 2) ?? "–";
    const one = (value: number) => formatDecimal(value, locale, 1) ?? "–";
    const why = ({ noVerdict }: Technology) => noVerdict && t(`why.${noVerdict}`);
    const megaName = data.mega ? nameIn(locale, data.mega) : "";
    const megaMissing = () =>
      data.mega?.why === "whole"
        ? t("megaWhole")
        : data.mega?.why === "same"
          ? t("megaSame")
          : data.mega?.why === "noDispersion"
            ? t("why.noDispersion")
            : null;
    const number = (id: string, value: Column["value"], rest: Partial<Column> = {}): Column => ({
      ...{
        id,
        header: rest.header ?? t(id as "score"),
        value,
        kind: "number",
        decimals: 2,
        missing: why,
        width: 76,
      },
      filter: false,
      ...rest,
    });
    const count = (id: string, value: Column["value"], rest: Partial<Column> = {}) =>
      number(id, value, { decimals: 1, ...rest });
    const hidden = { hidden: true };
    return [
      {
        ...{ id: "topic", header: t("topic"), value: (row) => row.label, fixed: true, width: 200 },
        cell: (row) => t("ranked", { rank: rank.get(row.key) ?? 0, name: row.label }),
      },
      {
        ...{ id: "verdict", header: t("verdictHead"), filter: "set", width: 120 },
        value: ({ verdict }) => t(`verdict.${verdict ?? "none"}`),
        cell: (row) => <Verdict row={row} />,
      },
      { ...hidden, id: "why", header: t("verdict.none"), value: why },
      { ...hidden, id: "fewHead", header: t("fewHead"), value: ({ few }) => (few ? t("yes") : "") },
      { ...hidden, id: "dormant", header: t("dormant"), value: ({ dormant }) => (dormant ? t("yes") : "") },
      number("score", ({ emergence }) => emergence.score, { help: "emergence" }),
      number("growth", (row) => growthTimes(row)?.times, {
        ...{ help: "topicGrowth", width: 140 },
        cell: (row) => {
          const growth = growthTimes(row);
          return growth
            ? t("growthValue", { times: two(growth.times), low: two(growth.low), high: two(growth.high) })
            : "–";
        },
      }),
      number("growthLow", (row) => growthTimes(row)?.low, hidden),
      number("growthHigh", (row) => growthTimes(row)?.high, hidden),
      number("novelty", ({ emergence }) => emergence.novelty, { help: "topicNovelty" }),
      count("breadth", ({ emergence }) => emergence.breadth, { help: "applicantBreadth" }),
      number("shrunk", ({ own }) => own.shrunk, {
        ...{ help: "rta", width: 130 },
        cell: ({ own: { shrunk, low, high } }) =>
          shrunk === null || low === null || high === null
            ? "–"
            : t("interval", { value: two(shrunk), low: two(low), high: two(high) }),
      }),
      number("low", ({ own }) => own.low, hidden),
      number("high", ({ own }) => own.high, hidden),
      number("rta", ({ own }) => own.rta, hidden),
      count("patents", ({ own }) => own.patents, { help: "expectedPatents" }),
      count("expected", ({ own }) => own.expected, hidden),
      count("recent", ({ own }) => own.recent, {
        ...{ header: t("recentBefore"), width: 92 },
        cell: ({ own }) => t("pair", { recent: one(own.recent), before: one(own.before) }),
      }),
      count("before", ({ own }) => own.before, hidden),
      number("share", ({ own }) => own.share, { ...hidden, kind: "percent", decimals: 1 }),
      ...(data.mega
        ? [
            number("megaShrunk", ({ mega }) => mega?.shrunk, {
              ...{ header: t("megaShrunk", { mega: megaName }), missing: megaMissing, width: 110 },
            }),
            count("megaPatents", ({ mega }) => mega?.patents, {
              ...{ header: t("megaPatents", { mega: megaName }), missing: megaMissing, hidden: true },
            }),
          ]
        : []),
      count("nationPatents", ({ nation }) => nation.patents),
      number("nationShare", ({ nation }) => nation.share, { ...hidden, kind: "percent", decimals: 1 }),
      count("nationRecent", ({ nation }) => nation.recent, hidden),
      count("nationBefore", ({ nation }) => nation.before, hidden),
      { ...hidden, id: "key", header: t("key"), value: ({ key }) => key },
    ];
  }, [data, t, locale]);
}

function Verdict({ row }: { row: Technology }) {
  const t = useTranslations("newtech");
  const { verdict, noVerdict, few, dormant } = row;
  return (
    <span className="flex flex-wrap gap-1">
      {verdict ? (
        <Badge tone={TONE[verdict]}>{t(`verdict.${verdict}`)}</Badge>
      ) : (
        <Tooltip content={noVerdict && t(`why.${noVerdict}`)}>
          <span tabIndex={0}>
            <Badge tone="warning">{t("verdict.none")}</Badge>
          </span>
        </Tooltip>
      )}
      {dormant && (verdict === "new" || verdict === "mature") && (
        <Tooltip content={t("dormantHint")}>
          <span tabIndex={0}>
            <Badge tone="warning">{t("dormant")}</Badge>
          </span>
        </Tooltip>
      )}
      {few && (
        <Tooltip content={t("fewHint")}>
          <span tabIndex={0}>
            <Badge tone="warning">{t("few")}</Badge>
          </span>
        </Tooltip>
      )}
    </span>
  );
}
