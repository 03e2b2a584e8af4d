"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_components/field";
import { Checkbox, NumberInput, RadioGroup } from "@/app/_components/inputs";
import { Term } from "@/app/_components/term";
import { LINK_PRESETS } from "@/server/domain/flows";
import type { RunItem } from "../api-types";
import { yearsText } from "../basis";
import type { FieldsProps } from "./data-fields";
import { hasTest } from "./form-state";
import type { DatasetChoice } from "./use-datasets";

const PRESETS = [...LINK_PRESETS, "custom"] as const;

/** Which trades become a link; beside each rule, how many links it kept when it was last computed for this region. */
export function RuleFields({
  form,
  change,
  errors,
  runs,
  dataset,
}: FieldsProps & { runs: readonly RunItem[]; dataset: DatasetChoice | undefined }) {
  const t = useTranslations("atlas.parameters");
  const rules = useTranslations("atlas.rule");
  const kept = (preset: string) =>
    runs.find(({ params, main }) => params?.rule.preset === preset && main.key === form.region)?.main;
  const hint = (preset: (typeof PRESETS)[number]) => {
    const main = kept(preset);
    return main?.links === null || main?.links === undefined
      ? rules(`${preset}.hint`)
      : `${rules(`${preset}.hint`)} ${t("kept", { links: main.links, nodes: main.nodes ?? 0 })}`;
  };
  const without = form.years.filter((year) => dataset && !dataset.pairYears.includes(year));
  return (
    <div className="flex flex-col gap-2">
      <RadioGroup
        legend={<Term id="linkPreset">{t("rule")}</Term>}
        name="atlas-rule"
        value={form.preset}
        onChange={(preset) => change({ preset: preset as typeof form.preset })}
        choices={PRESETS.map((value) => ({ value, label: rules(`${value}.label`), hint: hint(value) }))}
      />
      {form.preset === "custom" && (
        <div className="grid gap-4 rounded-medium border border-line p-4 sm:grid-cols-3">
          <Field
            label={t("threshold")}
            hint={t("thresholdHint")}
            error={errors.includes("threshold") ? t("needThreshold") : undefined}
          >
            <NumberInput value={form.threshold} onChange={(e) => change({ threshold: e.target.value })} />
          </Field>
          <Field
            label={t("minCount")}
            hint={t("minCountHint")}
            error={errors.includes("minCount") ? t("needMinCount") : undefined}
          >
            <NumberInput value={form.minCount} onChange={(e) => change({ minCount: e.target.value })} />
          </Field>
          <Field
            label={t("alpha")}
            hint={t("alphaHint")}
            error={errors.includes("alpha") ? t("needAlpha") : undefined}
          >
            <NumberInput value={form.alpha} onChange={(e) => change({ alpha: e.target.value })} />
          </Field>
        </div>
      )}
      {hasTest(form) && (
        <Checkbox
          label={rules("pairsLabel")}
          hint={
            without.length > 0 ? rules("pairsMissing", { years: yearsText(without) }) : rules("pairsHint")
          }
          disabled={without.length > 0 && !form.pairs}
          checked={form.pairs}
          onChange={(event) => change({ pairs: event.target.checked })}
        />
      )}
    </div>
  );
}
