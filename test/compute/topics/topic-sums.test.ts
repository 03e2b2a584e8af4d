import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CountedPatent, patentColumns } from "@/server/compute/topics/patent-columns";
import { mainTopics, type TopicSums, topicSums } from "@/server/compute/topics/topic-sums";

const REGIONS = ["11", "28", "44", "44130"];
const APPLICANTS = ["가", "나", "다", "constructor"];
const IPC = ["H01M 8/02", "H01M 10/05", "A61K 8/97", "G06F", "?"];

const patent: fc.Arbitrary<CountedPatent> = fc.record({
  year: fc.option(fc.integer({ min: 2015, max: 2019 }), { nil: null }),
  regions: fc.uniqueArray(fc.constantFrom(...REGIONS), { maxLength: 3 }),
  ipc: fc.array(fc.constantFrom(...IPC), { maxLength: 4 }),
  applicants: fc.uniqueArray(fc.constantFrom(...APPLICANTS), { maxLength: 3 }),
});
const TOPICS = 3;
const corpora = fc.array(
  fc.record({
    patent,
    weights: fc.array(fc.constantFrom(0, 0.125, 0.25, 0.5, 1), { minLength: TOPICS, maxLength: TOPICS }),
  }),
  { maxLength: 25 },
);

/** The same by the definition, a row at a time, with maps of texts. */
function slowly(
  patents: readonly CountedPatent[],
  weights: readonly number[][],
  k: number,
  whole: boolean,
): Pick<TopicSums, "patents" | "cube" | "ipc" | "applicants" | "pairs"> {
  const add = (map: Map<string, [number, number]>, key: string, weight: number, main: boolean) => {
    const [sum, count] = map.get(key) ?? [0, 0];
    map.set(key, [sum + weight, count + (main ? 1 : 0)]);
  };
  const cube = new Map<string, [number, number]>();
  const ipc = new Map<string, [number, number]>();
  const applicants = new Map<string, [number, number]>();
  const pairs = new Map<string, [number, number]>();
  const first = new Map<string, number>();
  let count = 0;
  patents.forEach((one, d) => {
    const weight = weights[d]![k]!;
    const most = Math.max(...weights[d]!);
    const main = most > 0 && weights[d]!.indexOf(most) === k;
    if (main) count++;
    if (weight === 0) return;
    const regions = one.regions.length > 0 ? one.regions : [""];
    for (const region of regions)
      add(cube, `${region}|${one.year ?? ""}`, whole ? weight : weight / regions.length, main);
    const classes = new Set(one.ipc.filter((symbol) => symbol !== "?").map((symbol) => symbol.slice(0, 4)));
    for (const symbol of classes.size > 0 ? classes : [""])
      add(ipc, symbol, weight / Math.max(1, classes.size), main);
    for (const a of one.applicants) {
      add(applicants, a, weight, main);
      if (main && one.year !== null) first.set(a, Math.min(first.get(a) ?? 9999, one.year));
      for (const b of one.applicants) if (a < b) add(pairs, `${a}|${b}`, weight, main);
    }
  });
  return {
    patents: count,
    cube: [...cube].map(([key, [weight, n]]) => {
      const [region, year] = key.split("|") as [string, string];
      return { region, year: year === "" ? null : Number(year), weight, patents: n };
    }),
    ipc: [...ipc].map(([symbol, [weight]]) => ({ symbol, weight })),
    applicants: [...applicants].map(([name, [weight, n]]) => ({
      ...{ name, weight, patents: n, firstYear: first.get(name) ?? null },
    })),
    pairs: [...pairs].map(([key, [weight, n]]) => {
      const [a, b] = key.split("|") as [string, string];
      return { a, b, weight, patents: n };
    }),
  };
}

/** Rows in one order, weights to twelve digits: sums in another order differ in the last bit. */
const plain = (rows: readonly { weight: number }[]) =>
  rows.map((row) => JSON.stringify({ ...row, weight: Number(row.weight.toFixed(9)) })).sort();

describe("what topics add up to", () => {
  test.each(["fractional", "whole"] as const)("equals the slow sums, %s", (regionCount) => {
    fc.assert(
      fc.property(corpora, (rows) => {
        const patents = rows.map((row) => row.patent);
        const weights = rows.map((row) => row.weights);
        const sums = topicSums(Float64Array.from(weights.flat()), TOPICS, patentColumns(patents), {
          regionCount,
        });
        sums.forEach((topic, k) => {
          const slow = slowly(patents, weights, k, regionCount === "whole");
          expect(topic.patents).toBe(slow.patents);
          for (const of of ["cube", "ipc", "applicants", "pairs"] as const)
            expect(plain(topic[of])).toEqual(plain(slow[of]));
        });
      }),
      { numRuns: 150 },
    );
  });

  test("counted in parts, every list of whole patents adds up to the size", () => {
    fc.assert(
      fc.property(corpora, (rows) => {
        const columns = patentColumns(rows.map((row) => row.patent));
        const weights = Float64Array.from(rows.flatMap((row) => row.weights));
        const total = (list: readonly { weight: number }[]) => list.reduce((sum, one) => sum + one.weight, 0);
        for (const { size, cube, ipc } of topicSums(weights, TOPICS, columns, {
          regionCount: "fractional",
        })) {
          expect(total(cube)).toBeCloseTo(size, 9);
          expect(total(ipc)).toBeCloseTo(size, 9);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("patents are counted at one topic each, the unplaced at none", () => {
    expect([...mainTopics(Float64Array.from([0, 0, 0.5, 0.5, 0.2, 0.8]), 3, 2)]).toEqual([-1, 0, 1]);
    expect(() => topicSums(new Float64Array(5), 2, patentColumns([]), { regionCount: "whole" })).toThrow(
      "BAD_SHAPE",
    );
  });
});
