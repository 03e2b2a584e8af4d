"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { Checkbox, NumberInput } from "@/app/_components/inputs";
import { Select } from "@/app/_components/select";
import type { ImportView } from "@/server/features/datasets/imports-data";
import type { SeenFile } from "@/server/features/datasets/inspect";
import { UNITS } from "@/server/warehouse/units";
import { useImportChanges } from "./use-change";

/** What the files themselves do not say: unit of the amounts, the year, the kind of codes. */
export function ReadingSettings({
  run,
  files,
  fixed,
}: {
  run: ImportView;
  files: SeenFile[];
  fixed: boolean;
}) {
  const t = useTranslations("datasets");
  const { saveOptions, busy } = useImportChanges();
  const { options, form } = run;
  const [year, setYear] = useState(String(options.year ?? ""));
  const trades = files.find(({ role }) => role === "transactions" || role === "flows");
  const hasAmount = typeof trades?.mapping.amount === "number";
  const dated = files.find(({ role }) => role !== "firms" && role !== "linkage");
  const needsYear = dated !== undefined && typeof dated.mapping.year !== "number";
  const classification = options.classification ?? "KSIC10";
  const off = fixed || busy;
  return (
    <section aria-label={t("columns.settings")} className="border-t border-line pt-4">
      <h3>{t("columns.settings")}</h3>
      <div className="mt-3 grid gap-x-5 gap-y-3 md:grid-cols-2 xl:grid-cols-3">
        {hasAmount && (
          <Field label={t("columns.unit")} hint={t("columns.unitHint")}>
            <Select
              value={options.unit ?? "KRW1000"}
              disabled={off}
              options={UNITS.map(({ id }) => ({ value: id, label: t(`unit.${id as "KRW"}`) }))}
              onChange={(unit) => saveOptions(run, { unit })}
            />
          </Field>
        )}
        {needsYear && (
          <Field label={t("columns.year")} hint={t("columns.yearHint")} required>
            <div className="flex gap-2">
              <NumberInput
                value={year}
                maxLength={4}
                disabled={off}
                aria-label={t("columns.year")}
                onChange={(event) => setYear(event.target.value)}
              />
              <Button
                disabled={off || !/^(19|20)\d\d$/.test(year)}
                onClick={() => saveOptions(run, { year: Number(year) })}
              >
                {t("columns.yearApply")}
              </Button>
            </div>
          </Field>
        )}
        {form === "flows" && (
          <Field label={t("columns.classification")}>
            <Select
              value={classification}
              disabled={off}
              options={(["KSIC10", "own"] as const).map((value) => ({
                value,
                label: t(`detail.classificationOf.${value}`),
              }))}
              onChange={(value) => saveOptions(run, { classification: value as "KSIC10" | "own" })}
            />
          </Field>
        )}
        {classification === "KSIC10" && (
          <Field label={t("columns.digits")}>
            <Select
              value={String(options.ksicDigits ?? 5)}
              disabled={off}
              options={(["5", "4", "3", "2"] as const).map((value) => ({
                value,
                label: t(`columns.digitsOf.${value}`),
              }))}
              onChange={(value) => saveOptions(run, { ksicDigits: Number(value) as 2 | 3 | 4 | 5 })}
            />
          </Field>
        )}
      </div>
      {classification === "KSIC10" && (
        <Checkbox
          className="mt-2"
          label={t("columns.zeros")}
          disabled={off}
          checked={options.restoreLeadingZeros ?? false}
          onChange={(event) => saveOptions(run, { restoreLeadingZeros: event.target.checked })}
        />
      )}
      {form === "long" && (
        <Checkbox
          className="mt-2 max-w-3xl"
          label={t("columns.pairs")}
          hint={t("columns.pairsHint")}
          disabled={off}
          checked={options.firmPairs ?? false}
          onChange={(event) => saveOptions(run, { firmPairs: event.target.checked })}
        />
      )}
      {fixed && run.state !== "DONE" && <p className="mt-2 text-note text-ink-subtle">{t("columns.busy")}</p>}
    </section>
  );
}
