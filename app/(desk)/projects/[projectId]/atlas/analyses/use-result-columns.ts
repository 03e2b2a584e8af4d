"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "@/app/_components/data-table/column";
import type { Cell, CellType, ResultTable } from "@/server/features/analyses/schema";
import type { Analysis } from "../api-types";
import { type AnalysisWords, columnKind, isCount } from "./words";

export type ResultRow = { id: string; cells: readonly Cell[] };

export const resultRows = ({ rows }: ResultTable): ResultRow[] =>
  rows.map((cells, at) => ({ id: String(at), cells }));

const WIDTH: Partial<Record<CellType, number>> = { code: 230, text: 200, region: 120, year: 90, yesno: 90 };

/** The columns of a table of an analysis, with the words of the messages. */
export function useResultColumns(table: ResultTable, analysis: Analysis, words: AnalysisWords) {
  const t = useTranslations("analyses.columns");
  const { unit } = analysis.dataset;
  return useMemo(
    () =>
      table.columns.map(({ key, type }, at): DataColumn<ResultRow> => {
        const kind = columnKind(type, unit);
        const header = t.has(key as never) ? t(key as never) : key;
        // A long header over narrow figures would stand in five lines.
        const width =
          WIDTH[type] ?? (header.length > 8 ? 110 + 5 * Math.min(12, header.length - 8) : undefined);
        return {
          id: key,
          header,
          kind,
          value: ({ cells }) => {
            const cell = cells[at] ?? null;
            if (cell === null) return null;
            if (type === "amount") return BigInt(cell as string);
            if (type === "year") return Number(cell);
            return kind === "text" ? words.text(cell, type) : (cell as number);
          },
          ...(type === "number" && table.rows.some((row) => isCount(row[at] ?? null))
            ? { cell: ({ cells }) => words.text(cells[at] ?? null, type) ?? "–" }
            : {}),
          ...(type === "year" ? { cell: ({ cells }) => String(cells[at] ?? "–") } : {}),
          ...(type === "key" || type === "yesno" || type === "region" ? { filter: "set" as const } : {}),
          ...(width ? { width } : {}),
          ...(at === 0 ? { fixed: true } : {}),
        };
      }),
    [table, unit, t, words],
  );
}
