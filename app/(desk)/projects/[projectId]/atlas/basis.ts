"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ScopeItem } from "@/app/_components/scope-line";
import type { Run, RunItem, View } from "./api-types";

type Header = Pick<Run | RunItem, "origin" | "source" | "dataset" | "params" | "codeVersion" | "computedAt">;
type LinkRule = NonNullable<Run["params"]>["rule"];
/** What a picture of a part of the network is counted over, where it is not the whole view. */
export type Size = { nodes: number | null; links: number | null };

export const yearsText = (years: readonly number[]): string => {
  const sorted = [...years].sort((x, y) => x - y);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return "";
  if (first === last) return String(first);
  return last - first === sorted.length - 1 ? `${first}–${last}` : sorted.join(", ");
};

/** The name of a region in the language of the page. */
export function useViewLabel() {
  const locale = useLocale();
  return useCallback(
    (view: Pick<View, "label" | "labelEn">) => (locale === "ko" ? view.label : view.labelEn),
    [locale],
  );
}

/** Sentences of origin that every figure's card ends with, in the order of the design. */
export function useBasis() {
  const t = useTranslations("atlas.basis");
  const rules = useTranslations("atlas.rule");
  const scopes = useTranslations("atlas.scope");
  const locale = useLocale();
  const time = new Intl.DateTimeFormat(locale === "ko" ? "ko-KR" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "Asia/Seoul",
  });
  const count = new Intl.NumberFormat(locale === "ko" ? "ko-KR" : "en-US");
  const labelOf = useViewLabel();

  const ruleText = ({ preset, threshold, minCount, alpha, self, test }: LinkRule) => {
    const parts = [`RR > ${threshold}`];
    if (minCount > 1) parts.push(rules("atLeast", { count: minCount }));
    if (alpha !== null) parts.push(rules("below", { alpha: String(alpha) }));
    if (test === "pairs") parts.push(rules("pairs"));
    const own = self === "include" ? rules("selfIncluded") : rules("selfExcluded");
    return { name: rules(`${preset}.name`), detail: parts.join(", "), own };
  };
  const sourceOf = (run: Header) =>
    run.origin === "PUBLISHED"
      ? run.source
      : run.dataset
        ? [
            run.dataset.name,
            ...(run.dataset.version === null ? [] : [t("datasetVersion", { number: run.dataset.version })]),
            ...(run.dataset.synthetic ? [`(${t("synthetic")})`] : []),
          ].join(" ")
        : t("datasetGone");

  /** Lines for the foot of a card; `size` is N and L of what is shown, by default those of the view. */
  const lines = (run: Header, view: View | null, size?: Size): string[] => {
    const computed = run.computedAt ? time.format(new Date(run.computedAt)) : "–";
    const { params } = run;
    if (run.origin === "PUBLISHED" || !params) return [t("printed"), t("noNetwork")];
    const { nodes, links } = size ?? { nodes: view?.nodes ?? null, links: view?.links ?? null };
    const rule = ruleText(params.rule);
    const number = (value: number | null) => (value === null ? "–" : count.format(value));
    return [
      [
        t("years", { years: yearsText(params.years) }),
        t("region", {
          region: view ? labelOf(view) : t("severalRegions"),
          scope: scopes(`${params.scope}.name`),
        }),
      ].join(" · "),
      [t("rule", { name: rule.name, detail: rule.detail }), rule.own].join(" · "),
      [
        ...(nodes === null && links === null
          ? []
          : [t("size", { nodes: number(nodes), links: number(links) })]),
        t("version", { version: run.codeVersion }),
        t("computed", { at: computed }),
      ].join(" · "),
    ];
  };

  /** The scope line under the page's title. */
  const scopeItems = (run: Header, view: View | null): ScopeItem[] => {
    const { params } = run;
    const region = { label: t("regionLabel"), value: view ? labelOf(view) : "–" };
    if (run.origin === "PUBLISHED" || !params)
      return [
        { label: t("originLabel"), value: t("printedShort") },
        region,
        { label: t("sourceLabel"), value: run.source },
      ];
    const rule = ruleText(params.rule);
    return [
      region,
      { label: t("yearsLabel"), value: yearsText(params.years) },
      { label: t("datasetLabel"), value: sourceOf(run) },
      { label: t("scopeLabel"), value: scopes(`${params.scope}.name`), help: "scopeRule" },
      { label: t("ruleLabel"), value: `${rule.name} (${rule.detail})`, help: "linkPreset" },
      { label: t("versionLabel"), value: run.codeVersion, help: "codeVersion" },
      { label: t("computedLabel"), value: run.computedAt ? time.format(new Date(run.computedAt)) : "–" },
    ];
  };
  return { lines, scopeItems, sourceOf, labelOf, ruleText, time };
}
