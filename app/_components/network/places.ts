import type { NetworkNode } from "./network-model";

export type Place = { x: number; y: number };

/** Cores in the middle, the others around them on rings, the better connected nearer; what is drawn without a layout. */
export function ringPlaces(nodes: readonly NetworkNode[]): Map<string, Place> {
  const order = [...nodes].sort(
    (p, q) =>
      Number(q.core ?? false) - Number(p.core ?? false) || q.degree - p.degree || (p.id < q.id ? -1 : 1),
  );
  const places = new Map<string, Place>();
  let ring = 0;
  let on = 0;
  for (const node of order) {
    const room = ring === 0 ? 1 : ring * 8;
    const angle = (2 * Math.PI * on) / room;
    places.set(node.id, { x: ring * 80 * Math.cos(angle), y: ring * 80 * Math.sin(angle) });
    on += 1;
    if (on === room) {
      ring += 1;
      on = 0;
    }
  }
  return places;
}

/**
 * Places stretched into a box with a margin, then pushed apart until no two circles overlap (at most 60 rounds; a box
 * too small for all keeps the rest). Deterministic.
 */
export function fitPlaces(
  raw: ReadonlyMap<string, Place>,
  radii: ReadonlyMap<string, number>,
  box: { width: number; height: number; margin: number },
): Map<string, Place> {
  const ids = [...raw.keys()];
  const xs = ids.map((id) => raw.get(id)!.x);
  const ys = ids.map((id) => raw.get(id)!.y);
  const stretch = (values: number[], size: number) => {
    const low = Math.min(...values);
    const spread = Math.max(...values) - low;
    const room = size - 2 * box.margin;
    return values.map((value) => box.margin + (spread > 0 ? ((value - low) / spread) * room : room / 2));
  };
  const [px, py] = [stretch(xs, box.width), stretch(ys, box.height)];
  const r = ids.map((id) => radii.get(id) ?? 4);
  const inside = (value: number, own: number, size: number) =>
    Math.min(size - own - 2, Math.max(own + 2, value));
  for (let round = 0, moved = true; moved && round < 60; round++) {
    moved = false;
    for (let i = 0; i < ids.length; i++)
      for (let j = i + 1; j < ids.length; j++) {
        const least = r[i]! + r[j]! + 3;
        let dx = px[j]! - px[i]!;
        let dy = py[j]! - py[i]!;
        if (Math.abs(dx) >= least || Math.abs(dy) >= least) continue;
        let distance = Math.hypot(dx, dy);
        if (distance >= least) continue;
        if (distance < 1e-6) {
          dx = Math.cos(i + j);
          dy = Math.sin(i + j);
          distance = 1;
        }
        const push = (least - distance) / 2 / distance;
        px[i] = inside(px[i]! - dx * push, r[i]!, box.width);
        py[i] = inside(py[i]! - dy * push, r[i]!, box.height);
        px[j] = inside(px[j]! + dx * push, r[j]!, box.width);
        py[j] = inside(py[j]! + dy * push, r[j]!, box.height);
        moved = true;
      }
  }
  return new Map(ids.map((id, i) => [id, { x: px[i]!, y: py[i]! }]));
}
