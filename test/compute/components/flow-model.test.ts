import { describe, expect, test } from "vitest";
import {
  CARD,
  dropPlace,
  FLOW_ROLES,
  flowCurve,
  layoutFlow,
  linkWidth,
} from "@/app/_components/flow/flow-model";

const item = (code: string) => ({ code, name: code });
const columns = [
  { role: "BACKWARD" as const, items: [item("b1"), item("b2"), item("b3")] },
  { role: "SELF" as const, items: [item("s1")] },
  { role: "FORWARD" as const, items: [] },
];
const layout = layoutFlow(columns, 1200);
const at = (code: string) => layout.places.get(code)!;

describe("a card that is let go", () => {
  test("where it was, stays where it was", () => {
    for (const code of ["b1", "b2", "b3", "s1"])
      expect(dropPlace(layout, columns, code, at(code))).toEqual({
        role: at(code).role,
        index: at(code).index,
      });
  });
  test("in an empty column becomes its first", () => {
    expect(dropPlace(layout, columns, "b2", { x: layout.lanes.FORWARD.x, y: 500 })).toEqual({
      role: "FORWARD",
      index: 0,
    });
  });
  test("above or below all others becomes the first or the last", () => {
    expect(dropPlace(layout, columns, "s1", { x: at("b1").x, y: -200 })).toEqual({
      role: "BACKWARD",
      index: 0,
    });
    expect(dropPlace(layout, columns, "s1", { x: at("b1").x, y: 9000 })).toEqual({
      role: "BACKWARD",
      index: 3,
    });
  });
  test("its own place does not count when it moves down its column", () => {
    expect(dropPlace(layout, columns, "b1", { x: at("b3").x, y: at("b3").y })).toEqual({
      role: "BACKWARD",
      index: 2,
    });
  });
  test("far outside goes to the nearest column", () => {
    expect(dropPlace(layout, columns, "s1", { x: -500, y: 0 }).role).toBe("BACKWARD");
    expect(dropPlace(layout, columns, "s1", { x: 5000, y: 0 }).role).toBe("FORWARD");
  });
});

test("the columns never overlap, however narrow the box", () => {
  for (const width of [0, 390, 800, 1200, 2400]) {
    const { lanes, laneWidth, width: whole } = layoutFlow(columns, width);
    const [b, s, f] = FLOW_ROLES.map((role) => lanes[role].x) as [number, number, number];
    expect(s - b).toBeGreaterThan(laneWidth);
    expect(f - s).toBeGreaterThan(laneWidth);
    expect(f + laneWidth).toBeCloseTo(whole);
  }
});

test("cards are as wide as the box lets them be, and never too narrow to read or too wide to scan", () => {
  expect(layoutFlow(columns, 390).cardWidth).toBe(CARD.narrow);
  expect(layoutFlow(columns, 640).cardWidth).toBeGreaterThan(CARD.narrow);
  expect(layoutFlow(columns, 640).width).toBeLessThanOrEqual(640);
  expect(layoutFlow(columns, 2400).cardWidth).toBe(CARD.wide);
});

test("a link leaves its seller at the side of its buyer", () => {
  expect(flowCurve(at("b1"), at("s1"))[0]).toBe(at("b1").x + at("b1").width);
  expect(flowCurve(at("b1"), at("s1")).slice(-2)[0]).toBe(at("s1").x);
  expect(flowCurve(at("s1"), at("b1"))[0]).toBe(at("s1").x);
  expect(flowCurve(at("b1"), at("b3")).slice(-2)[0]).toBe(at("b3").x + at("b3").width);
});

test("widths go with the amount; the smallest is still seen", () => {
  expect(linkWidth(1000n, 1000)).toBe(14);
  expect(linkWidth(500, 1000)).toBe(7);
  expect(linkWidth(0, 1000)).toBe(1.5);
  expect(linkWidth(5, 0)).toBe(1.5);
});
