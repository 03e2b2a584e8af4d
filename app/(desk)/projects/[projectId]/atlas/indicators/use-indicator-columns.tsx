"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Badge } from "@/app/_components/badge";
import type { DataColumn } from "@/app/_components/data-table/column";
import { Figure } from "@/app/_components/figure";
import { InlineBar } from "@/app/_components/inline-bar";
import { INDICATOR_DICTIONARY } from "@/server/domain/indicator-dictionary";
import { FlagBadges, useFlagText } from "../flags";
import type { Compared, IndicatorRow } from "./indicator-rows";

const FOUR = ["a", "b", "c", "d"] as const;
const WIDTH = { STRATEGIC: 150, WHOLE: 150, ITEM: 220, CODE: 250 } as const;

/** a, b, c, d with a small bar against the largest of the table; what a value is not, in words. */
export function useIndicatorColumns(
  rows: readonly IndicatorRow[],
  kind: Compared,
  printed: boolean,
): DataColumn<IndicatorRow>[] {
  const t = useTranslations("atlas");
  const flagText = useFlagText();
  return useMemo(() => {
    const missing = (row: IndicatorRow) =>
      printed
        ? t("missing.notPrinted")
        : row.flags.includes("empty")
          ? t("missing.empty")
          : t("missing.none");
    const largest = (of: (typeof FOUR)[number]) => Math.max(0, ...rows.map((row) => row[of] ?? 0));
    const four = FOUR.map((id): DataColumn<IndicatorRow> => {
      const max = largest(id);
      const { decimals } = INDICATOR_DICTIONARY[id];
      return {
        id,
        header: t(`columns.${id}`),
        help: id,
        kind: "number",
        decimals,
        width: 125,
        value: (row) => row[id],
        missing,
        cell: (row) => {
          const figure = (
            <Figure quiet value={row[id]} kind="decimal" decimals={decimals} missing={missing(row)} />
          );
          // A zero that stands for 'no variance' is no small value: it has no bar, and says what it is.
          const degenerate = `degenerate_${id}`;
          if (!row.flags.includes(degenerate))
            return (
              <InlineBar value={row[id]} max={max}>
                {figure}
              </InlineBar>
            );
          return (
            <span className="flex items-center justify-end gap-1.5" title={flagText(degenerate)}>
              <Badge tone="warning">{t("flagsShort.noVariance")}</Badge>
              {figure}
            </span>
          );
        },
      };
    });
    const columns: DataColumn<IndicatorRow>[] = [
      {
        id: "label",
        header: t("columns.industry"),
        value: (row) => row.label,
        width: WIDTH[kind],
        fixed: true,
      },
      ...(kind === "CODE" || kind === "ITEM"
        ? [
            {
              id: "group",
              header: t("columns.group"),
              value: (row: IndicatorRow) => row.groupLabel,
              filter: "set" as const,
              width: 160,
              missing: () => t("missing.noGroup"),
            },
          ]
        : []),
      { id: "region", header: t("columns.region"), value: (row) => row.region, filter: "set", width: 90 },
      ...(printed
        ? []
        : [
            {
              id: "nodes",
              header: t("columns.n"),
              help: "nodes" as const,
              kind: "integer" as const,
              value: (row: IndicatorRow) => row.nodes,
              missing,
              filter: false as const,
              width: 70,
            },
          ]),
      // The paper prints b and c only: empty columns would teach nothing.
      ...four.filter(({ id }) => !printed || id === "b" || id === "c"),
    ];
    if (printed) return columns;
    return [
      ...columns,
      {
        id: "flags",
        header: t("columns.flags"),
        value: (row) => row.flags.map(flagText).join(", ") || null,
        cell: (row) => (row.flags.length > 0 ? <FlagBadges flags={row.flags} /> : <span aria-hidden>·</span>),
        width: 120,
        filter: "set",
      },
      {
        id: "links",
        header: t("columns.l"),
        help: "links",
        kind: "integer",
        value: (row) => row.links,
        missing,
        width: 100,
      },
      {
        id: "density",
        header: t("columns.density"),
        help: "density",
        kind: "number",
        value: (row) => row.density,
        missing,
        width: 90,
      },
      {
        id: "expected",
        header: t("columns.expectedClustering"),
        help: "expectedClusteringAtDensity",
        kind: "number",
        value: (row) => row.clusteringAtDensity,
        missing,
        width: 130,
      },
    ];
  }, [rows, kind, printed, t, flagText]);
}
