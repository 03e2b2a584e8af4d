import { describe, expect, test } from "vitest";
import { recommend } from "@/rules/recommend";
import { firstQuadrantItems } from "@/server/features/published/data";

/**
 * The document draws its cuts at the means of b and c over 85 items and prints 28 of them. The other 57, and so the
 * means, are unpublished: that the 28 are above them cannot be recomputed. What can be checked is what the printed
 * values say about those means, and that the rule, given any means they allow, keeps exactly these 28.
 */
const items = firstQuadrantItems().rows.map(({ itemCode, b, c }) => ({ id: itemCode, a: null, b, c }));
const kept = async (rows: typeof items, cuts?: { b: number; c: number }) =>
  (await recommend(rows, { ...(cuts && { cuts }) })).filter(({ hub }) => hub).map(({ id }) => id);

const lowest = (name: "b" | "c") => Math.min(...items.map((item) => item[name]));

describe("the 28 items of the first quadrant", () => {
  test("all 28 are hub candidates for cuts up to b = 0.649 and c = 0.664, the lowest printed values", async () => {
    expect([lowest("b"), lowest("c")]).toEqual([0.649, 0.664]);
    expect(await kept(items, { b: 0.649, c: 0.664 })).toEqual(items.map(({ id }) => id));
  });

  test("a cut a thousandth higher would lose one: the unpublished means are at most these", async () => {
    const ids = items.map(({ id }) => id);
    const lost = async (cuts: { b: number; c: number }) => {
      const still = await kept(items, cuts);
      return ids.filter((id) => !still.includes(id));
    };
    expect(await lost({ b: 0.65, c: 0.664 })).toEqual(["F26001"]);
    expect(await lost({ b: 0.649, c: 0.665 })).toEqual(["C10008"]);
  });

  test("the means of the 28 themselves are not the document's: they would keep 5", async () => {
    expect((await kept(items)).length).toBe(5);
  });

  test("28 of 85, by the rule's own means, with any 57 others that lie outside the quadrant and pull the means down", async () => {
    // stand-ins for the unpublished: high in b alone, high in c alone, low in both
    const others = Array.from({ length: 57 }, (_, i) => ({
      ...{ id: `unpublished ${i + 1}`, a: null },
      b: i % 3 === 0 ? 0.7 : 0.5,
      c: i % 3 === 1 ? 0.75 : 0.5,
    }));
    const found = await recommend([...others, ...items]);
    expect(found).toHaveLength(85);
    expect(found[0]!.facts.hubBCut).toBeLessThanOrEqual(0.649);
    expect(found[0]!.facts.cCut).toBeLessThanOrEqual(0.664);
    expect(found.filter(({ hub }) => hub).map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  });
});
