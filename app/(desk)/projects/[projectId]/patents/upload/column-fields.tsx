"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_components/field";
import { Notice } from "@/app/_components/notice";
import { Select } from "@/app/_components/select";
import { PATENT_COLUMNS, type PatentColumn, REQUIRED_COLUMNS } from "@/server/features/patents/schema";
import type { Preview } from "../api-types";

const NONE = "none";

/** Which column of the file plays which role; open where one that must be there is missing. */
export function ColumnFields({
  preview,
  onChange,
}: {
  preview: Preview;
  onChange: (column: PatentColumn, at: number | null) => void;
}) {
  const t = useTranslations("patents");
  const { columns, mapping, missing } = preview;
  const required: readonly string[] = REQUIRED_COLUMNS;
  const recognised = PATENT_COLUMNS.filter((column) => mapping[column] !== null);
  return (
    <details open={missing.length > 0} className="rounded-medium border border-line px-4 py-2.5">
      <summary className="cursor-pointer font-bold">
        {t("upload.columns", { known: recognised.length, all: columns.length })}
      </summary>
      <div className="mt-3 flex flex-col gap-4">
        {missing.length > 0 && (
          <Notice
            tone="warning"
            title={t("upload.missing", {
              columns: missing.map((column) => t(`column.${column}`)).join(", "),
            })}
          />
        )}
        <p className="text-note text-ink-subtle">{t("upload.columnsHint")}</p>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {PATENT_COLUMNS.map((column) => {
            const at = mapping[column];
            const example = columns.find(({ index }) => index === at)?.example;
            return (
              <Field
                key={column}
                label={t(`column.${column}`)}
                required={required.includes(column)}
                hint={example ? t("upload.example", { example }) : undefined}
                error={missing.includes(column) ? t("upload.choose") : undefined}
              >
                <Select
                  size="small"
                  value={at === null ? NONE : String(at)}
                  onChange={(value) => onChange(column, value === NONE ? null : Number(value))}
                  options={[
                    { value: NONE, label: t("upload.noColumn") },
                    ...columns.map(({ index, name }) => ({
                      value: String(index),
                      label: name || t("upload.unnamed", { number: index + 1 }),
                    })),
                  ]}
                />
              </Field>
            );
          })}
        </div>
      </div>
    </details>
  );
}
