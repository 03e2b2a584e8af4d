"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { specOf } from "@/server/features/analyses/schema";
import type { AnalysisItem } from "../api-types";
import { useBasis, yearsText } from "../basis";
import { useOptionText } from "./option-text";

/** What the figures of an analysis rest on, one sentence a line. */
export function useOrigin(
  analysis: Pick<
    AnalysisItem,
    "kind" | "base" | "subjects" | "options" | "dataset" | "seed" | "codeVersion" | "createdAt" | "createdBy"
  >,
) {
  const t = useTranslations("analyses.origin");
  const basis = useTranslations("atlas.basis");
  const scopes = useTranslations("atlas.scope");
  const { ruleText, time } = useBasis();
  const optionText = useOptionText();
  const { kind, base, subjects, options, dataset, seed, codeVersion, createdAt, createdBy } = analysis;
  const each = specOf(kind).ownRegions === true;
  const rule = ruleText(base.rule);
  const source = [
    dataset.name,
    ...(dataset.version === null ? [] : [basis("datasetVersion", { number: dataset.version })]),
    ...(dataset.synthetic ? [`(${basis("synthetic")})`] : []),
  ].join(" ");
  const lines = [
    [
      ...(each ? [] : [basis("years", { years: yearsText(base.years) })]),
      basis("region", {
        region: each ? t("eachRegion") : base.region.label,
        scope: scopes(`${base.scope}.name`),
      }),
    ].join(" · "),
    [basis("rule", { name: rule.name, detail: rule.detail }), rule.own].join(" · "),
    ...optionText(kind, options),
    [
      subjects.length === 0
        ? t(specOf(kind).subjects.none === "industries" ? "everyIndustry" : "whole")
        : t("subjects", {
            names: subjects
              .slice(0, 5)
              .map(({ label }) => label)
              .join(", "),
            count: subjects.length,
          }),
      ...(seed > 0 ? [t("seed", { seed: String(seed) })] : []),
      basis("version", { version: codeVersion }),
      t("by", { name: createdBy, at: time.format(new Date(createdAt)) }),
    ].join(" · "),
  ];
  const key = lines.join("\n");
  return useMemo(() => ({ source, lines: key.split("\n") }), [source, key]);
}
