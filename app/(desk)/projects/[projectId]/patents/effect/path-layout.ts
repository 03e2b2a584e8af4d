/** A way over trading industries from one of the technology to one of a strategic industry's value chain. */
export type WeightedPath = {
  subject: string;
  codes: readonly string[];
  /** Of every step, 0 to 1. */
  nearness: readonly number[];
  strength: number;
};

export const BOX = { width: 112, height: 42, across: 34, down: 14 } as const;

type Box = {
  key: string;
  x: number;
  y: number;
  /** An industry, or the strategic industry that the way ends in. */
  code: string | null;
  subject: string | null;
  start: boolean;
};
type Link = {
  key: string;
  from: Box;
  to: Box /** 0 to 1, of the strongest way. */;
  weight: number;
  nearness: number | null;
};

/**
 * Ways in columns by their steps: an industry once in a column, in the order of the ways, the strategic industries in the last.
 * Widths follow the strength of the strongest way that runs over a link.
 */
export function placedPaths(paths: readonly WeightedPath[]) {
  const columns = Math.max(1, ...paths.map(({ codes }) => codes.length));
  const most = Math.max(...paths.map(({ strength }) => strength), Number.MIN_VALUE);
  const rows = Array.from({ length: columns + 1 }, () => 0);
  const boxes = new Map<string, Box>();
  const links = new Map<string, Link>();
  const box = (column: number, name: string, rest: Pick<Box, "code" | "subject" | "start">): Box => {
    const key = `${column} ${name}`;
    const there = boxes.get(key);
    if (there) return there;
    const x = 1 + column * (BOX.width + BOX.across);
    const made = { key, x, y: 1 + rows[column]!++ * (BOX.height + BOX.down), ...rest };
    boxes.set(key, made);
    return made;
  };
  const link = (from: Box, to: Box, strength: number, nearness: number | null) => {
    const key = `${from.key} > ${to.key}`;
    const weight = Math.max(links.get(key)?.weight ?? 0, strength / most);
    links.set(key, { key, from, to, weight, nearness });
  };
  for (const { subject, codes, nearness, strength } of paths) {
    const placed = codes.map((code, at) => box(at, code, { code, subject: null, start: at === 0 }));
    placed.slice(1).forEach((to, at) => {
      link(placed[at]!, to, strength, nearness[at] ?? null);
    });
    link(placed.at(-1)!, box(columns, subject, { code: null, subject, start: false }), 0, null);
  }
  return {
    width: 2 + (columns + 1) * BOX.width + columns * BOX.across,
    height: 2 + Math.max(...rows) * (BOX.height + BOX.down) - BOX.down,
    boxes: [...boxes.values()],
    links: [...links.values()],
  };
}
