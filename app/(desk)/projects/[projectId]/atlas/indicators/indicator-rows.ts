import type { Comparison, ComparisonRow, Run } from "../api-types";

/** What is compared: strategic industries, whole regions, printed items, or every industry of its own. */
export type Compared = "STRATEGIC" | "WHOLE" | "ITEM" | "CODE";

export type IndicatorRow = {
  id: string;
  subjectId: string;
  kind: Compared;
  label: string;
  groupLabel: string | null;
  viewKey: string;
  region: string;
  cores: readonly string[];
  missingCores: readonly string[];
  definitionVersion: number | null;
} & Pick<
  ComparisonRow,
  "a" | "b" | "c" | "d" | "nodes" | "links" | "density" | "clusteringAtDensity" | "flags"
>;

/** Printed runs hold items and no networks of their own; computed ones hold every industry. */
export const kindsOf = ({ origin }: Pick<Run, "origin">): readonly Compared[] =>
  origin === "PUBLISHED" ? ["STRATEGIC", "ITEM"] : ["STRATEGIC", "WHOLE", "CODE"];

/** One row an industry and region, as defined and in the order of the regions; or one row a region. */
export function indicatorRows(
  { views, rows }: Comparison,
  kind: Compared,
  words: { labelOf: (view: { label: string; labelEn: string }) => string; whole: string },
): IndicatorRow[] {
  if (kind === "WHOLE")
    return views.map((view) => ({
      id: view.key,
      subjectId: view.key,
      kind,
      label: words.whole,
      groupLabel: null,
      viewKey: view.key,
      region: words.labelOf(view),
      cores: [],
      missingCores: [],
      definitionVersion: null,
      ...figuresOf(view),
    }));
  return rows.map((row) => ({
    id: `${row.subjectId} ${row.viewKey}`,
    subjectId: row.subjectId,
    kind,
    label: kind === "CODE" ? `${row.subjectId} ${row.label}` : row.label,
    groupLabel: row.groupLabel,
    viewKey: row.viewKey,
    region: words.labelOf({ label: row.viewLabel, labelEn: row.viewLabelEn }),
    cores: row.cores,
    missingCores: row.missingCores,
    definitionVersion: row.definitionVersion,
    ...figuresOf(row),
  }));
}

type Figures = Pick<
  IndicatorRow,
  "a" | "b" | "c" | "d" | "nodes" | "links" | "density" | "clusteringAtDensity" | "flags"
>;
const figuresOf = ({ a, b, c, d, nodes, links, density, clusteringAtDensity, flags }: Figures): Figures => ({
  ...{ a, b, c, d, nodes, links, density, clusteringAtDensity, flags },
});
