import { describe, expect, test } from "vitest";
import {
  ipcSymbol,
  patentIndustries,
  subclassShares,
  topicIndustries,
} from "@/server/compute/topics/ipc-industries";
import { industryByCode, loadIndustries, loadIpcKsic } from "@/server/features/reference/data";

const of = patentIndustries(loadIpcKsic());
const shares = (...ipc: string[]) => of(ipc)?.map(({ prefix, share }) => [prefix, Number(share.toFixed(6))]);

describe("a patent class as text", () => {
  test.each([
    ["H01M 10/0525", { subclass: "H01M", group: "10" }],
    ["A61K8/97", { subclass: "A61K", group: "8" }],
    ["a61k 008/97", { subclass: "A61K", group: "8" }],
    ["G06F", { subclass: "G06F", group: null }],
    ["Y02E 60/10", { subclass: "Y02E", group: "60" }],
    ["전지", null],
    ["", null],
  ])("%s", (text, symbol) => {
    expect(ipcSymbol(text)).toEqual(symbol);
  });
});

describe("the industries of a patent, worked out by hand from the table", () => {
  test("batteries are batteries, whatever the group", () => {
    expect(shares("H01M 10/0525")).toEqual([["282", 1]]);
    expect(industryByCode("282")?.nameKo).toContain("축전지");
  });

  test("a main group of its own wins over its subclass; the refined row over the concordance", () => {
    // A61K 8: concordance 2042, refinement 20423; A61K otherwise: 21
    expect(shares("A61K 8/97")).toEqual([["20423", 1]]);
    expect(shares("A61K 31/00")).toEqual([["21", 1]]);
    expect(shares("A61K")).toEqual([["21", 1]]);
  });

  test("organic chemistry counts only without a medicine", () => {
    expect(shares("C07B 61/00", "A61K 31/00")).toEqual([["21", 1]]);
    expect(shares("C07B 61/00", "A61K 8/97")).toEqual([
      ["2011", 0.5],
      ["20423", 0.5],
    ]);
  });

  test("computing classes are software beside the making of computers", () => {
    expect(shares("G06N 3/08")).toEqual([
      ["263", 0.5],
      ["5822", 0.25],
      ["62", 0.25],
    ]);
  });

  test("containers stand alone or follow the others", () => {
    expect(shares("B65D 81/34")).toEqual([["339", 1]]);
    expect(shares("B65D 81/34", "H01M 50/20")).toEqual([["282", 1]]);
  });

  test("a class that the table does not place follows the others; alone it places nothing", () => {
    expect(shares("B29K 63/00", "H01M 4/00")).toEqual([["282", 1]]);
    expect(of(["B29K 63/00"])).toBeNull();
    expect(of(["Y02E 60/10"])).toBeNull();
    expect(of([])).toBeNull();
  });

  test("symbols share equally, a repeated one counts once, and each says what it gave", () => {
    const found = of(["H01M 4/00", "H01M 10/05", "G06E 3/00", "G06E 3/00"])!;
    expect(found.map(({ prefix, share }) => [prefix, Number(share.toFixed(6))])).toEqual([
      ["282", 0.666667],
      ["263", 0.333333],
    ]);
    expect(found[0]!.evidence).toEqual([{ ipc: "H01M", weight: 2 / 3 }]);
  });

  test("shares of every class in the table add up to 1, and every prefix is an industry", () => {
    for (const ipc of new Set(loadIpcKsic().map((row) => row.ipc))) {
      const found = of([ipc])!;
      expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
      for (const { prefix, share, evidence } of found) {
        expect(industryByCode(prefix), prefix).toBeDefined();
        expect(evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(share, 12);
      }
    }
  });

  test("a weight that is not positive is an error, not a hole", () => {
    expect(() =>
      patentIndustries([{ ipc: "A01B", condition: "", prefix: "2921", weight: 0, method: "concordance" }]),
    ).toThrow("A01B");
  });
});

describe("the industries of topics", () => {
  const ipc = [["H01M 4/00"], ["G06E 3/00"], ["B29K 1/00"]];
  // three patents, two topics
  const weights = Float64Array.of(0.75, 0.25, 0.25, 0.75, 1, 0);

  test("average over the patents that are placed, by their weight in the topic", () => {
    const [first, second] = topicIndustries(weights, 2, ipc, loadIpcKsic());
    expect(first!.industries.map(({ prefix, share }) => [prefix, share])).toEqual([
      ["282", 0.75],
      ["263", 0.25],
    ]);
    expect(first!.placed).toBeCloseTo(0.5, 12);
    expect(second!.industries[0]).toEqual({
      prefix: "263",
      share: 0.75,
      evidence: [{ ipc: "G06E", weight: 0.75 }],
    });
    expect(second!.placed).toBe(1);
  });

  test("a topic of unplaced patents has none", () => {
    expect(topicIndustries(Float64Array.of(1), 1, [["B29K 1/00"]], loadIpcKsic())).toEqual([
      { industries: [], placed: 0 },
    ]);
  });

  test("weights that do not fit the patents are refused", () => {
    expect(() => topicIndustries(weights, 2, ipc.slice(1), loadIpcKsic())).toThrow("2 patents");
  });

  test("a prefix spreads over its subclasses and loses nothing", () => {
    const subclasses = loadIndustries(10)
      .filter(({ level }) => level === "subclass")
      .map(({ code }) => code);
    const spread = subclassShares(
      [
        { prefix: "282", share: 0.6 },
        { prefix: "28202", share: 0.4 },
      ],
      subclasses,
    );
    // 282 has two subclasses, 28201 and 28202
    expect(spread.map(({ code, share }) => [code, Number(share.toFixed(6))])).toEqual([
      ["28202", 0.7],
      ["28201", 0.3],
    ]);
  });
});
