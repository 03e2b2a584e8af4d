"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_components/field";
import { Checkbox } from "@/app/_components/inputs";
import { Select } from "@/app/_components/select";
import type { Project } from "../api-types";
import { yearsText } from "../basis";
import type { AtlasForm, FormError } from "./form-state";
import type { DatasetChoice } from "./use-datasets";

export type FieldsProps = {
  form: AtlasForm;
  change: (part: Partial<AtlasForm>) => void;
  errors: readonly FormError[];
};

/** Which data, and of which years. */
export function DataFields({
  form,
  change,
  errors,
  datasets,
  project: { yearFrom, yearTo },
}: FieldsProps & { datasets: readonly DatasetChoice[]; project: Project }) {
  const t = useTranslations("atlas.parameters");
  const dataset = datasets.find(({ id }) => id === form.datasetId);
  const outside = form.years.filter((year) => year < yearFrom || year > yearTo);
  const toggle = (year: number, on: boolean) =>
    change({
      yearsChosen: true,
      years: on ? [...form.years, year].sort((x, y) => x - y) : form.years.filter((one) => one !== year),
    });
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field
        label={t("dataset")}
        required
        hint={dataset?.synthetic ? t("datasetSynthetic") : t("datasetHint")}
        error={errors.includes("dataset") ? t("needDataset") : undefined}
      >
        <Select
          value={form.datasetId}
          placeholder={t("chooseDataset")}
          onChange={(datasetId) => change({ datasetId, years: [], yearsChosen: false })}
          options={datasets.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <fieldset className="min-w-0">
        <legend className="font-bold">{t("years")}</legend>
        <div className="flex flex-wrap gap-x-5">
          {(dataset?.years ?? []).map((year) => (
            <Checkbox
              key={year}
              label={String(year)}
              checked={form.years.includes(year)}
              onChange={(event) => toggle(year, event.target.checked)}
            />
          ))}
        </div>
        <p className="text-note text-ink-subtle">{t("yearsHint")}</p>
        {outside.length > 0 && (
          <p role="status" className="text-note font-bold text-warning-ink">
            {t("yearsOutside", {
              years: yearsText(outside),
              period: yearFrom === yearTo ? String(yearFrom) : `${yearFrom}–${yearTo}`,
            })}
          </p>
        )}
        {errors.includes("years") && (
          <p role="alert" className="text-note font-bold text-danger-ink">
            {t("needYears")}
          </p>
        )}
      </fieldset>
    </div>
  );
}
