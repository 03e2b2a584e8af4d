import fc from "fast-check";
import { expect, test } from "vitest";
import { labelRect } from "@/app/_components/charts/label-places";
import { mapLayout } from "@/app/(desk)/projects/[projectId]/patents/topics/map-layout";

const place = fc.double({ min: -1, max: 1, noNaN: true });
const topics = fc
  .array(fc.record({ x: place, y: place, patents: fc.nat(500) }), { minLength: 1, maxLength: 40 })
  .map((rows) => rows.map((row, i) => ({ ...row, key: `t${i}`, label: `배터리 ${i} · 충전 · 전압` })));
const box = { width: 640, height: 480 };

test("circles lie within the box, and no name lies over another name or another circle", () => {
  fc.assert(
    fc.property(topics, (rows) => {
      const circles = mapLayout(rows, box, "t0");
      const rects = circles.flatMap((circle) =>
        circle.name
          ? [{ of: circle.key, ...labelRect({ ...circle, text: circle.name.text }, circle.name.side) }]
          : [],
      );
      for (const { x, y, radius } of circles) {
        expect(x - radius).toBeGreaterThanOrEqual(0);
        expect(x + radius).toBeLessThanOrEqual(box.width);
        expect(y - radius).toBeGreaterThanOrEqual(0);
        expect(y + radius).toBeLessThanOrEqual(box.height);
      }
      for (const a of rects) {
        for (const b of rects)
          if (a.of < b.of)
            expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(
              true,
            );
        for (const { key, x, y, radius } of circles)
          if (key !== a.of)
            expect(
              a.right <= x - radius || x + radius <= a.left || a.bottom <= y - radius || y + radius <= a.top,
            ).toBe(true);
      }
    }),
  );
});

test("one scale for both axes: distances on the picture are those of the plane", () => {
  const at = (key: string, x: number, y: number) => ({ key, label: key, x, y, patents: 10 });
  const [a, b, c] = mapLayout([at("a", 0, 0), at("b", 0.4, 0), at("c", 0, 0.2)], box, null);
  const far = (p: { x: number; y: number }, q: { x: number; y: number }) => Math.hypot(p.x - q.x, p.y - q.y);
  expect(far(a!, b!) / far(a!, c!)).toBeCloseTo(2, 9);
  expect(c!.y).toBeLessThan(a!.y);
});

test("area goes with patents; topics in one point, or one alone, are in the middle", () => {
  const at = (key: string, patents: number) => ({ key, label: key, x: 0.3, y: 0.3, patents });
  const [large, small] = mapLayout([at("a", 400), at("b", 100)], box, null);
  expect(large!.radius / small!.radius).toBeCloseTo(2, 9);
  expect([large!.x, large!.y, small!.x, small!.y]).toEqual([320, 240, 320, 240]);
});
