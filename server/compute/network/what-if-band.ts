import { quantile } from "@/server/compute/network/bootstrap-intervals";
import type { Indicators } from "@/server/compute/network/indicators";

export const WHAT_IF_FIGURES = ["a", "b", "c", "d", "nodes", "links", "density"] as const;
export type WhatIfFigure = (typeof WHAT_IF_FIGURES)[number];

/** After minus before; null when either is missing. */
export type WhatIfDelta = Readonly<Record<WhatIfFigure, number | null>>;

/** Over the runs: mean, least and largest, and the 5th and 95th percentile; null when any run has none. */
export type Band = {
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  readonly low: number;
  readonly high: number;
};
export type WhatIfBand = Readonly<Record<WhatIfFigure, Band | null>>;

const perFigure = <T>(of: (figure: WhatIfFigure) => T): Readonly<Record<WhatIfFigure, T>> => ({
  a: of("a"),
  b: of("b"),
  c: of("c"),
  d: of("d"),
  nodes: of("nodes"),
  links: of("links"),
  density: of("density"),
});

export const whatIfDelta = (before: Indicators, after: Indicators): WhatIfDelta =>
  perFigure((figure) => {
    const [from, to] = [before[figure], after[figure]];
    return from === null || to === null ? null : to - from;
  });

export const whatIfBand = (deltas: readonly WhatIfDelta[]): WhatIfBand =>
  perFigure((figure) => {
    const values = deltas.flatMap((delta) => delta[figure] ?? []).sort((x, y) => x - y);
    if (values.length === 0 || values.length < deltas.length) return null;
    return {
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
      min: values[0]!,
      max: values.at(-1)!,
      low: quantile(values, 0.05),
      high: quantile(values, 0.95),
    };
  });
