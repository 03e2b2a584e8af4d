import { expect, test } from "vitest";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import { hubVerdicts } from "@/server/features/atlas/hub-verdicts";
import { markedSmall, SMALL_ECOSYSTEM } from "@/server/features/atlas/small-ecosystem";

const { hub } = BUILT_IN_PACKS;
const row = (b: number | null, c: number | null) => ({ b, c, flags: [] });

test("one industry is compared with nothing: no cut, no verdict, and said so", async () => {
  const { cuts, verdicts } = await hubVerdicts([row(0.5, 0.5), row(null, null)], hub);
  expect(cuts).toMatchObject({ b: null, c: null, few: true, compared: 1 });
  expect(verdicts.map((one) => [one.hub, one.nearCut])).toEqual([
    [null, false],
    [null, false],
  ]);
});

test("two are compared; a fixed cut judges one alone", async () => {
  const two = await hubVerdicts([row(0.6, 0.6), row(0.2, 0.2)], hub);
  expect(two.cuts).toMatchObject({ b: 0.4, c: 0.4, few: false });
  expect(two.verdicts.map((one) => one.hub)).toEqual([true, false]);
  const fixed = { kind: "fixed", value: 0.5 } as const;
  const alone = await hubVerdicts([row(0.6, 0.4)], { ...hub, cuts: { b: fixed, c: fixed } });
  expect(alone.cuts.few).toBe(false);
  expect(alone.verdicts[0]!.hub).toBe(false);
});

test("an ecosystem below the pack's size is marked; one without industries is empty, not small", () => {
  const flags = (nodes: number | null) => markedSmall({ flags: ["negative_b"], nodes }, hub);
  expect(flags(9)).toEqual(["negative_b", SMALL_ECOSYSTEM]);
  for (const nodes of [10, 0, null]) expect(flags(nodes)).toEqual(["negative_b"]);
});
