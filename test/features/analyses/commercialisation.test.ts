import { describe, expect, test } from "vitest";
import { LINK_RULES } from "@/server/compute/network/links";
import type { Flows } from "@/server/domain/flows";
import type { AnalysisContext } from "@/server/features/analyses/kind";
import { commercialisation } from "@/server/features/analyses/kinds/commercialisation";
import { technologyIn, technologyText } from "@/server/features/analyses/technology-text";

describe("industries of a technology as a text", () => {
  test("shares are parts of what is given, written and read again", () => {
    const read = technologyIn("26110 0.3; 28202 0.1");
    expect([...read]).toEqual([
      ["26110", expect.closeTo(0.75, 12)],
      ["28202", expect.closeTo(0.25, 12)],
    ]);
    expect(technologyText([{ code: "26110", share: 0.75 }])).toBe("26110 0.75");
  });
  test.each(["", "26110", "26110 0", "26110 -1", "26110 0.5; 26110 0.5", "배터리 0.5"])(
    "%s is refused",
    (text) => {
      expect(() => technologyIn(text)).toThrow();
    },
  );
});

const rows: [string, string, bigint][] = [
  ["10001", "10002", 900n],
  ["10002", "10003", 800n],
  ["10003", "10004", 700n],
  ["10004", "10001", 600n],
  ["10005", "10001", 500n],
  ["10005", "10006", 400n],
  ["10006", "10003", 300n],
];
const flowsOf = (of: typeof rows): Flows => {
  const industries = [...new Set(of.map(([seller]) => seller).concat(of.map(([, buyer]) => buyer)))].sort();
  const at = (code: string) => industries.indexOf(code);
  return {
    industries,
    seller: Int32Array.from(of, ([seller]) => at(seller)),
    buyer: Int32Array.from(of, ([, buyer]) => at(buyer)),
    amount: BigInt64Array.from(of, ([, , amount]) => amount),
    count: Float64Array.from(of, () => 9),
  };
};
/** The region has the first four rows of the nation. */
const context = (regions: string[], options = {}) =>
  ({
    kind: "commercialisation",
    base: {
      years: [2020],
      region: { key: "r", label: "지역", codes: regions },
      beside: [],
      ...{ scope: "either", rule: LINK_RULES.related, radius: 1, direction: "both" },
    },
    subjects: [{ id: "s", label: "전략산업", group: null, cores: ["10003"] }],
    options: { technology: "10001 0.8; 10005 0.2", topic: "연료전지", growth: 1, draws: 10, ...options },
    seed: 5,
    source: {
      store: null as never,
      flows: async (query: { regions: string[] | null }) => flowsOf(query.regions ? rows.slice(0, 4) : rows),
    },
    report: async () => {},
  }) as unknown as AnalysisContext;
const factOf = (result: Awaited<ReturnType<typeof commercialisation>>, key: string) =>
  result.facts.find((one) => one.key === key)?.value;

test("a region: density, the way to the strategic industry, effects with what the same links anywhere would do", async () => {
  const result = await commercialisation(context(["28"]));
  expect(factOf(result, "technologyName")).toBe("연료전지");
  const density = factOf(result, "relatednessDensity") as number;
  expect(density).toBeGreaterThan(0);
  expect(density).toBeLessThanOrEqual(1);
  const paths = result.tables.find(({ key }) => key === "technologyPaths")!;
  const way = paths.columns.findIndex(({ key }) => key === "way");
  expect(paths.rows[0]![way]).toMatch(/^10001 → .*10003$/);
  const effects = result.tables.find(({ key }) => key === "commercialEffects")!;
  expect(effects.rows).toHaveLength(12);
  expect(JSON.stringify(result)).not.toContain("NaN");
  expect(await commercialisation(context(["28"]))).toEqual(result);
});

test("the nation has no density of its own, and says so", async () => {
  const result = await commercialisation(context([]));
  expect(factOf(result, "relatednessDensity")).toBeNull();
  expect(result.flags).toContain("densityOfNation");
});

test("a technology of industries that nobody knows changes nothing, and says so", async () => {
  const result = await commercialisation(context(["28"], { technology: "99998 1" }));
  expect(factOf(result, "newLinks")).toBe(0);
  expect(result.flags).toEqual(expect.arrayContaining(["noLinkPossible", "technologyAbsent"]));
});
