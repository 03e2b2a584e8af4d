import type { Palette } from "./palette";
import type { ScatterPoint, ScatterSpec } from "./scatter-spec";

/** Pixels of an arrow. */
const ARROW = 9;

/** The ways between points: a line in the colour of the group, on every step an arrow in its middle. */
export function pathSeries({ points, groups, paths = [] }: ScatterSpec, palette: Palette) {
  const at = new Map(points.map((point) => [point.id, point]));
  return paths.map(({ ids, group }, i) => {
    const way = ids.flatMap((id) => at.get(id) ?? []);
    const place = groups?.findIndex(({ id }) => id === group) ?? 0;
    const color = palette.series[Math.max(0, place) % palette.series.length];
    return {
      type: "line",
      id: `path:${i}`,
      silent: true,
      symbol: "none",
      z: 1,
      animation: false,
      lineStyle: { color, width: 1.5, opacity: 0.75 },
      tooltip: { show: false },
      data: way.map(({ x, y }) => [x, y]),
      markLine: {
        silent: true,
        animation: false,
        precision: -1,
        label: { show: false },
        symbol: ["none", "arrow"],
        symbolSize: ARROW,
        lineStyle: { color, width: 1.5, type: "solid", opacity: 0.9 },
        data: way.slice(1).flatMap((to, step) => {
          const from = way[step]!;
          return from.x === to.x && from.y === to.y
            ? []
            : [[{ coord: coordOf(from) }, { coord: middle(from, to) }]];
        }),
      },
    };
  });
}

const coordOf = ({ x, y }: ScatterPoint) => [x, y];
/** A little behind the half of a step, so that the tip of the arrow is its middle. */
const middle = (from: ScatterPoint, to: ScatterPoint) => [
  from.x + (to.x - from.x) * 0.56,
  from.y + (to.y - from.y) * 0.56,
];
