import { describe, expect, test } from "vitest";
import { named, sameRule } from "@/app/(desk)/rules/api-types";
import { formOf, numberOf, type PackForm, packOf } from "@/app/(desk)/rules/pack-form";
import { BUILT_IN_PACKS } from "@/rules/built-in";
import { quadrantPackSchema } from "@/rules/quadrant";
import type { HubPack, QuadrantPack } from "@/rules/schema";

const PACK_IDS = ["quadrant", "hub", "competitiveness", "technology"] as const;
const builtIn = (id: (typeof PACK_IDS)[number]) => named(id, BUILT_IN_PACKS[id]);
const changed = <Id extends PackForm["packId"]>(id: Id, part: Partial<Extract<PackForm, { packId: Id }>>) =>
  packOf(builtIn(id), { ...formOf(builtIn(id)), ...part } as PackForm);

describe("the form of a rule", () => {
  test.each(PACK_IDS)("an untouched form of %s describes the very same rule", (id) => {
    const pack = packOf(builtIn(id), formOf(builtIn(id)));
    expect(pack).not.toBeNull();
    expect(sameRule(pack!, BUILT_IN_PACKS[id])).toBe(true);
  });

  test("turning the axes keeps every text in its cell and gives a pack that is accepted", () => {
    const orientation = { vertical: "b", up: "low", horizontal: "a", right: "high" } as const;
    const pack = changed("quadrant", { orientation }) as QuadrantPack;
    expect(quadrantPackSchema.safeParse(pack).success).toBe(true);
    const cells = (of: QuadrantPack) =>
      of.rules.map(({ event: { params } }) => [params.row, params.column, params.name.ko]);
    expect(cells(pack)).toEqual(cells(BUILT_IN_PACKS.quadrant));
    expect(sameRule(pack, BUILT_IN_PACKS.quadrant)).toBe(false);
  });

  test("a fixed cut takes its number, and is unfinished without one", () => {
    const fixed = (value: string) => changed("hub", { b: { kind: "fixed", value } }) as HubPack | null;
    expect(fixed("0.55")?.cuts.b).toEqual({ kind: "fixed", value: 0.55 });
    expect(fixed("−0.2")?.cuts.b).toEqual({ kind: "fixed", value: -0.2 });
    expect(fixed("")).toBeNull();
    expect(fixed("0.")).toBeNull();
  });

  test("a margin is a number of 0 or more", () => {
    expect(changed("competitiveness", { margin: "0" })).toMatchObject({ margin: 0 });
    expect(changed("competitiveness", { margin: "-0.01" })).toBeNull();
  });

  test.each(["", "abc", "1,5", "1e3", "NaN", "0.1.2"])("%o is not a number yet", (text) => {
    expect(numberOf(text)).toBeNull();
  });

  test("the number of a version does not make another rule", () => {
    expect(sameRule({ ...BUILT_IN_PACKS.hub, version: 7 }, BUILT_IN_PACKS.hub)).toBe(true);
  });
});
