import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cornerOf } from "@/app/(desk)/projects/[projectId]/plan/quadrant/corner";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import { reoriented } from "@/rules/quadrant";
import { QUADRANTS } from "@/rules/schema";

const orientation = fc
  .record({
    vertical: fc.constantFrom("a" as const, "b" as const),
    up: fc.constantFrom("high" as const, "low" as const),
    right: fc.constantFrom("high" as const, "low" as const),
  })
  .map((of) => ({ ...of, horizontal: of.vertical === "a" ? ("b" as const) : ("a" as const) }));

describe("the corner in which a strategy is written", () => {
  test("is the one of the source's drawing when high is up and right", () => {
    const { rules, orientation: drawn } = BUILT_IN_PACKS.quadrant;
    const corners = Object.fromEntries(
      rules.map(({ event: { params } }) => [params.name.ko, cornerOf(params.quadrant, drawn)]),
    );
    expect(corners).toEqual({
      산업다각화: "topLeft",
      "신산업 기반 구축": "topRight",
      "지역주력산업 고도화": "bottomLeft",
      "지역산업 구조전환": "bottomRight",
    });
  });

  test("is where the points of that strategy lie, whatever the orientation", () => {
    fc.assert(
      fc.property(orientation, fc.boolean(), fc.boolean(), (of, aHigh, bHigh) => {
        const quadrant = `a_${aHigh ? "high" : "low"}_b_${bHigh ? "high" : "low"}` as const;
        const x = of.horizontal === "a" ? aHigh : bHigh;
        const y = of.vertical === "a" ? aHigh : bHigh;
        expect(cornerOf(quadrant, of)).toBe(`${y ? "top" : "bottom"}${x ? "Right" : "Left"}`);
      }),
    );
  });

  test("four strategies have four corners in every orientation", () => {
    fc.assert(
      fc.property(orientation, (of) => {
        const { rules } = reoriented(BUILT_IN_PACKS.quadrant, of);
        const corners = rules.map(({ event }) => cornerOf(event.params.quadrant, of));
        expect(new Set(corners).size).toBe(QUADRANTS.length);
      }),
    );
  });
});
