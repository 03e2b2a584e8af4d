"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_components/field";
import { Checkbox } from "@/app/_components/inputs";
import { Select } from "@/app/_components/select";
import type { ImportView } from "@/server/features/datasets/imports-data";
import type { SeenFile } from "@/server/features/datasets/inspect";
import { suggestUnit } from "@/server/warehouse/amount-unit";
import { COLUMN_ROLES, type ColumnMapping, type ColumnRole, type FileRole } from "@/server/warehouse/dataset";
import { useImportChanges } from "./use-change";

const NONE = "none";

/** Drop-downs for the columns of one file; each choice is saved at once and shown in the rows below. */
export function ColumnChoices({ run, file, role }: { run: ImportView; file: SeenFile; role: FileRole }) {
  const t = useTranslations("datasets");
  const { saveOptions, busy } = useImportChanges();
  const { required, optional } = COLUMN_ROLES[role] as {
    required: readonly ColumnRole[];
    optional: readonly ColumnRole[];
  };
  const columns = file.header.map((name, at) => ({
    value: String(at),
    label: name || t("columns.unnamed", { number: at + 1 }),
  }));
  const save = (mapping: ColumnMapping) => {
    const unit = typeof mapping.amount === "number" && suggestUnit(file.header[mapping.amount] ?? "");
    saveOptions(run, {
      mappings: { ...run.options.mappings, [role]: { ...file.mapping, ...mapping } },
      ...(unit ? { unit } : {}),
      // a column of years takes the place of the one year of all rows
      ...(typeof mapping.year === "number" ? { year: null } : {}),
    });
  };
  const without = (column: ColumnRole) =>
    column === "amount"
      ? [{ value: NONE, label: t("columns.noAmountColumn") }]
      : column === "year"
        ? [{ value: NONE, label: t("columns.noYearColumn") }]
        : optional.includes(column)
          ? [{ value: NONE, label: t("columns.none") }]
          : [];
  return (
    <div className="flex flex-col gap-4 rounded-medium bg-surface-strong p-4">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        {[...required, ...optional].map((column) => {
          const at = file.mapping[column];
          // Where there is no column of years, the year is asked for once, below.
          const open = column !== "year" && file.unmapped.includes(column);
          return (
            <Field
              key={column}
              label={column === "year" ? t("columns.yearColumn") : t(`columnRole.${column}`)}
              required={required.includes(column) && column !== "year"}
              error={open ? t("columns.choose") : undefined}
            >
              <Select
                value={
                  at === null || (at === undefined && (optional.includes(column) || column === "year"))
                    ? NONE
                    : at === undefined
                      ? ""
                      : String(at)
                }
                placeholder={t("columns.choose")}
                disabled={busy}
                options={[...without(column), ...columns]}
                onChange={(value) => save({ [column]: value === NONE ? null : Number(value) })}
              />
            </Field>
          );
        })}
      </div>
      {role === "survey" &&
        (["sellsTo", "buysFrom"] as const).map((side) => {
          const chosen = file.mapping[side] ?? [];
          return (
            <fieldset key={side} disabled={busy} className="min-w-0">
              <legend className="font-bold">
                {t("columns.partnersPick", { role: t(`columnRole.${side}`) })}
              </legend>
              <div className="flex max-h-40 flex-wrap gap-x-5 overflow-y-auto">
                {columns.map(({ value, label }) => (
                  <Checkbox
                    key={value}
                    label={label}
                    checked={chosen.includes(Number(value))}
                    onChange={(event) =>
                      save({
                        [side]: event.target.checked
                          ? [...chosen, Number(value)].sort((x, y) => x - y)
                          : chosen.filter((at) => at !== Number(value)),
                      })
                    }
                  />
                ))}
              </div>
            </fieldset>
          );
        })}
    </div>
  );
}
