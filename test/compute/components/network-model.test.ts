import fc from "fast-check";
import { expect, test } from "vitest";
import { backbone } from "@/app/_components/network/backbone";
import {
  mergeDirections,
  neighboursOf,
  nodeRadius,
  pairWidth,
} from "@/app/_components/network/network-model";
import { fitPlaces, ringPlaces } from "@/app/_components/network/places";

test("both directions become one line with their sum; trade with oneself is none", () => {
  const pairs = mergeDirections([
    { source: "a", target: "b", amount: 5n },
    { source: "b", target: "a", amount: 7 },
    { source: "c", target: "a", amount: 20 },
    { source: "c", target: "c", amount: 99 },
  ]);
  expect(pairs).toEqual([
    { id: "a~c", a: "a", b: "c", forward: false, backward: true, amount: 20 },
    { id: "a~b", a: "a", b: "b", forward: true, backward: true, amount: 12 },
  ]);
});

const links = fc.array(
  fc.record({
    source: fc.constantFrom(..."abcdefgh"),
    target: fc.constantFrom(..."abcdefgh"),
    amount: fc.integer({ min: 1, max: 9 }),
  }),
);

test("the strongest come first, whatever the order they were given in", () => {
  fc.assert(
    fc.property(links, (list) => {
      const pairs = mergeDirections(list);
      expect(mergeDirections([...list].reverse())).toEqual(pairs);
      for (let i = 1; i < pairs.length; i++)
        expect(pairs[i - 1]!.amount).toBeGreaterThanOrEqual(pairs[i]!.amount);
    }),
  );
});

test("every tie of the backbone is among the strongest of one of its ends, and nobody with a tie loses all", () => {
  fc.assert(
    fc.property(links, (list) => {
      const pairs = mergeDirections(list);
      const kept = backbone(pairs, 2);
      const known = neighboursOf(kept);
      for (const id of neighboursOf(pairs).keys()) expect(known.get(id)?.size ?? 0).toBeGreaterThan(0);
    }),
  );
});

test("sizes and widths grow with what they show and stay within their bounds", () => {
  expect(nodeRadius(0, 10)).toBe(4);
  expect(nodeRadius(10, 10)).toBe(17);
  expect(nodeRadius(5, 0)).toBe(4);
  expect(pairWidth(1, 1, 1_000_000)).toBeCloseTo(0.6);
  expect(pairWidth(1_000_000, 1, 1_000_000)).toBeCloseTo(6);
  expect(pairWidth(1_000, 1, 1_000_000)).toBeCloseTo(3.3);
  expect(pairWidth(0, 0, 0)).toBe(0.6);
});

test("cores stand in the middle, places lie in the box and the circles do not overlap", () => {
  const nodes = Array.from({ length: 120 }, (_, i) => ({
    id: String(i),
    label: String(i),
    block: null,
    degree: 120 - i,
    core: i === 77,
  }));
  const raw = ringPlaces(nodes);
  expect(raw.get("77")).toEqual({ x: 0, y: 0 });
  const radii = new Map(nodes.map((node) => [node.id, nodeRadius(node.degree, 120)]));
  const places = fitPlaces(raw, radii, { width: 1100, height: 600, margin: 40 });
  for (const p of nodes)
    for (const q of nodes) {
      const [at, to] = [places.get(p.id)!, places.get(q.id)!];
      expect(at.x >= 0 && at.x <= 1100 && at.y >= 0 && at.y <= 600).toBe(true);
      if (p.id < q.id)
        expect(Math.hypot(at.x - to.x, at.y - to.y)).toBeGreaterThanOrEqual(
          radii.get(p.id)! + radii.get(q.id)! - 0.01,
        );
    }
});
