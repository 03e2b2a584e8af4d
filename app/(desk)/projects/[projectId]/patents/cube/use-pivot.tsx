"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "@/app/_components/data-table/column";
import { Figure } from "@/app/_components/figure";
import { type Cube, nameIn } from "../new-technologies/view";
import type { Measure, Question } from "./cube-question";

export type PivotRow = {
  key: string;
  label: string;
  cells: readonly (number | null)[];
  few: readonly boolean[] | null;
  total: number | null;
};

const LOOK: Record<Measure, { kind: "number" | "integer" | "percent"; decimals?: number }> = {
  weight: { kind: "number", decimals: 1 },
  patents: { kind: "integer" },
  rowShare: { kind: "percent", decimals: 1 },
  columnShare: { kind: "percent", decimals: 1 },
  rta: { kind: "number", decimals: 2 },
  rtaShrunk: { kind: "number", decimals: 2 },
};
export const FIGURE_OF = { number: "decimal", integer: "integer", percent: "percent" } as const;

/** Rows, columns and totals of the answer in the words of the reader. */
export function usePivot(data: Cube, question: Question) {
  const t = useTranslations("newtech.cube");
  const locale = useLocale();
  return useMemo(() => {
    const name = (key: Cube["rows"][number]) =>
      key.rest === "hidden"
        ? t("hidden", { count: data.hidden })
        : key.rest
          ? t(key.rest)
          : nameIn(locale, key);
    const look = LOOK[question.measure];
    const rows = data.rows.map(
      (row, r): PivotRow => ({
        ...{ key: `row ${row.key}`, label: name(row), cells: data.cells[r]! },
        few: data.few?.[r] ?? null,
        total: data.rowTotals?.[r] ?? null,
      }),
    );
    const figure = { ...look, filter: false as const };
    const columns: DataColumn<PivotRow>[] = [
      {
        ...{ id: "row", header: t(`dimension.${question.rows}`), value: ({ label }) => label, fixed: true },
        ...{ filter: false, width: question.rows === "topic" ? 220 : 110 },
      },
      ...data.columns.map(
        (column, c): DataColumn<PivotRow> => ({
          ...figure,
          ...{ id: `column ${column.key}`, header: name(column), value: ({ cells }) => cells[c] },
          width: question.columns === "topic" ? 130 : 84,
          ...(data.few
            ? { cell: (row) => <Few value={row.cells[c] ?? null} few={row.few?.[c] ?? false} /> }
            : {}),
        }),
      ),
      ...(data.rowTotals
        ? [{ ...figure, id: "total", header: t("total"), value: ({ total }: PivotRow) => total, width: 90 }]
        : []),
    ];
    const totals: PivotRow | null = data.columnTotals && {
      ...{ key: "total", label: t("total"), cells: data.columnTotals, few: null, total: data.total },
    };
    return { rows, columns, totals };
  }, [data, question.rows, question.columns, question.measure, t, locale]);
}

/** A ratio of fewer than five patents has a star. */
function Few({ value, few }: { value: number | null; few: boolean }) {
  const t = useTranslations("newtech.cube");
  if (value === null || !few)
    return <Figure quiet value={value} kind="decimal" decimals={2} missing={t("noRatio")} />;
  return (
    <span className="text-ink-subtle" title={t("fewMark", { value: String(value) })}>
      <Figure quiet value={value} kind="decimal" decimals={2} />*
    </span>
  );
}
