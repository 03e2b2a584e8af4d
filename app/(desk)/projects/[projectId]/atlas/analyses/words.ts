"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import type { ColumnKind } from "@/app/_components/data-table/column";
import { type FigureLocale, formatExact, formatFigure } from "@/app/_components/number-format";
import type { Cell, CellType } from "@/server/features/analyses/schema";
import type { Analysis } from "../api-types";

/** Table columns for the types of cells; of data without amounts, what is added up are trades. */
export const columnKind = (type: CellType, unit: string | null): ColumnKind => {
  if (type === "integer") return "integer";
  if (type === "number") return "number";
  if (type === "share") return "percent";
  if (type === "amount") return unit === null ? "integer" : "amount";
  return "text";
};

/** Industries or links among indicators (72, not 72.000): none of a, b, c is a whole number of this size. */
export const isCount = (cell: Cell) =>
  typeof cell === "number" && Number.isInteger(cell) && Math.abs(cell) >= 5;

/** The words of an analysis: names of codes, regions and keys, and figures as they are written. */
export function useAnalysisWords({ names, dataset }: Pick<Analysis, "names" | "dataset">) {
  const locale = useLocale() as FigureLocale;
  const t = useTranslations("analyses");
  const text = useCallback(
    (cell: Cell, type: CellType): string | null => {
      if (cell === null) return null;
      if (type === "code") {
        const name = names[String(cell)]?.[locale];
        return name && name !== cell ? `${cell} ${name}` : String(cell);
      }
      if (type === "region") return names[String(cell)]?.[locale] ?? String(cell);
      if (type === "key" || type === "keys")
        return String(cell)
          .split(type === "keys" ? " " : "\u0000")
          .map((key) => (t.has(`values.${key}` as never) ? t(`values.${key}` as never) : key))
          .join(", ");
      if (type === "yesno") return t(cell ? "yes" : "no");
      if (type === "text" || type === "year") return String(cell);
      const kind = columnKind(type, dataset.unit);
      if (kind === "text") return String(cell);
      if (kind === "number" && isCount(cell)) return formatFigure(cell as number, "integer", locale);
      return formatFigure(cell as number | string, kind === "number" ? "decimal" : kind, locale);
    },
    [names, locale, t, dataset.unit],
  );
  const exact = useCallback(
    (cell: Cell, type: CellType) => {
      const kind = columnKind(type, dataset.unit);
      return kind === "text" || kind === "number" || cell === null
        ? text(cell, type)
        : formatExact(cell as number | string, kind, locale);
    },
    [text, locale, dataset.unit],
  );
  return useMemo(() => ({ text, exact }), [text, exact]);
}
export type AnalysisWords = ReturnType<typeof useAnalysisWords>;
