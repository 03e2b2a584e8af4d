import type { ScatterPoint } from "./scatter-spec";

/**
 * Points that lie on exactly the same place become one: two dots over one another look like one, and of two labels only
 * one is read. The first keeps its id, its group and its place; `names` makes the label, `ids` says whom each stands for.
 */
export function withoutCoinciding(
  points: readonly ScatterPoint[],
  names: (labels: string[]) => string,
): { points: readonly ScatterPoint[]; ids: ReadonlyMap<string, string> } {
  const places = new Map<string, ScatterPoint[]>();
  for (const point of points) {
    const key = `${point.x} ${point.y}`;
    places.set(key, [...(places.get(key) ?? []), point]);
  }
  const ids = new Map([...places.values()].flatMap((at) => at.map(({ id }) => [id, at[0]!.id] as const)));
  if (places.size === points.length) return { points, ids };
  const merged = [...places.values()].map((at): ScatterPoint => {
    const [first] = at as [ScatterPoint];
    if (at.length === 1) return first;
    const notes = [...new Set(at.map(({ note }) => note).filter(Boolean))];
    return {
      ...first,
      label: names(at.map(({ label }) => label)),
      ring: at.some(({ ring }) => ring),
      ...(notes.length > 0 ? { note: notes.join(" · ") } : {}),
    };
  });
  return { points: merged, ids };
}
