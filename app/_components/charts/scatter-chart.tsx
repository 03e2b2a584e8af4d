"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import type { FigureLocale } from "../number-format";
import { withoutCoinciding } from "./coinciding";
import { EChart, type OptionOf } from "./echart";
import { scatterOption } from "./scatter-option";
import type { ScatterSpec } from "./scatter-spec";

export type ScatterChartProps = Omit<ScatterSpec, "locale"> & {
  /** The picture's main statement, for who does not see it. */
  label: string;
  height?: number;
  onPick?: (id: string) => void;
};

/** Two indicators against each other, with cuts, tinted quadrants, and labels that do not lie over one another. */
export function ScatterChart({ label, height = 460, onPick, ...spec }: ScatterChartProps) {
  const locale = useLocale() as FigureLocale;
  const t = useTranslations("common.chart");
  const { x, y, groups, tinted, corners } = spec;
  const { points, ids } = useMemo(
    () =>
      withoutCoinciding(spec.points, (labels) =>
        t("together", { count: labels.length, names: labels.join(", ") }),
      ),
    [spec.points, t],
  );
  const selected = useMemo(
    () => spec.selected && [...new Set(spec.selected.map((id) => ids.get(id) ?? id))],
    [spec.selected, ids],
  );
  const paths = useMemo(
    () => spec.paths?.map((path) => ({ ...path, ids: path.ids.map((id) => ids.get(id) ?? id) })),
    [spec.paths, ids],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts of `spec`, which itself is new at every drawing
  const option = useCallback<OptionOf>(
    (palette, size) =>
      scatterOption(
        { ...spec, points, ...(selected ? { selected } : {}), ...(paths ? { paths } : {}), locale },
        palette,
        size,
      ),
    [points, x, y, groups, tinted, corners, selected, paths, locale],
  );
  return <EChart label={label} option={option} height={height} {...(onPick ? { onPick } : {})} />;
}
