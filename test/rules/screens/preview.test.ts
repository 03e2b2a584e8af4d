import { describe, expect, test } from "vitest";
import {
  type JudgedRow,
  previewCompetitiveness,
  previewHub,
  previewQuadrant,
} from "@/app/(desk)/rules/preview";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import { reoriented } from "@/rules/quadrant";

const row = (
  label: string,
  view: string,
  [a, b, c]: [number | null, number | null, number | null],
): JudgedRow => ({ label, viewKey: view, viewLabel: view, viewLabelEn: view, a, b, c });
const ROWS = [
  row("하나", "충북", [1, 0.2, 0.3]),
  row("둘", "충북", [3, 0.8, 0.9]),
  row("셋", "충남", [2, 0.5, 0.1]),
  row("넷", "충남", [null, 0.9, 0.8]),
];
const WORDS = { yes: { ko: "후보", en: "yes" }, no: { ko: "후보 아님", en: "no" } };
const { quadrant, hub, competitiveness } = BUILT_IN_PACKS;

describe("what another version of a rule would change", () => {
  test("the same rule changes nothing", async () => {
    expect((await previewQuadrant(ROWS, quadrant, quadrant)).changed).toEqual([]);
    expect((await previewHub(ROWS, WORDS, hub, hub)).changed).toEqual([]);
  });

  test("what is undetermined stays so: a missing figure is no verdict of either rule", async () => {
    const turned = reoriented(quadrant, { vertical: "b", up: "high", horizontal: "a", right: "high" });
    const { changed, compared } = await previewQuadrant(ROWS, quadrant, turned);
    expect(compared).toBe(4);
    expect(changed.map(({ name }) => name.ko)).not.toContain("넷 · 충남");
  });

  test("a fixed cut moves the points between the two lines, and no others", async () => {
    const after = { ...quadrant, cuts: { ...quadrant.cuts, a: { kind: "fixed" as const, value: 2.5 } } };
    const { changed, cuts } = await previewQuadrant(ROWS, quadrant, after);
    // a: mean of 1, 3, 2 is 2; between 2 and 2.5 lies only 셋.
    expect(changed.map(({ name }) => name.ko)).toEqual(["셋 · 충남"]);
    expect(cuts).toContainEqual({ of: "a", was: 2, now: 2.5 });
  });

  test("hub candidates are compared within their own region", async () => {
    const after = { ...hub, cuts: { b: { kind: "fixed" as const, value: 0 }, c: hub.cuts.c } };
    const { changed } = await previewHub(ROWS, WORDS, hub, after);
    // 충북 c: mean .6; 충남 c: mean .45. With b free, only c decides: nobody below it turns, nobody above it does.
    expect(changed).toEqual([]);
    const free = { ...hub, cuts: { b: after.cuts.b, c: { kind: "fixed" as const, value: 0 } } };
    expect(
      (await previewHub(ROWS, WORDS, hub, free)).changed.map(({ name, now }) => [name.ko, now?.ko]),
    ).toEqual([
      ["하나 · 충북", "후보"],
      ["셋 · 충남", "후보"],
    ]);
  });

  test("a wider margin turns a lead into a joint effort", async () => {
    const rows = [
      {
        label: "미래차",
        order: [
          { region: "대전", b: 0.6, c: 0.5 },
          { region: "충남", b: 0.58, c: 0.4 },
        ],
        mega: { region: "충청권", b: 0.55, c: 0.5 },
      },
    ];
    const { changed } = await previewCompetitiveness(rows, competitiveness, {
      ...competitiveness,
      margin: 0.03,
    });
    expect(changed.map(({ was, now }) => [was?.ko, now?.ko])).toEqual([["대전 주도", "충청권 공조"]]);
  });
});
