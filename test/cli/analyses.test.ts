import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ANALYSIS_KINDS, specOf } from "@/server/features/analyses/schema";
import { atlas, suiteFolder } from "./command";

const { dir, file, remove } = suiteFolder();
const store = join(dir, "store");
const CODES = ["30320", "30399", "24123", "20111", "28202", "26112"];
const firms = file("firms.csv", [
  "firm_id,ksic,region",
  ...CODES.map((code, at) => `F${at},${code},${at % 2 ? "충남" : "대전"}`),
]);
// Car parts (30320) and other parts (30399) both buy steel (24123); chemicals and batteries trade beside them.
const trades = file("trades.csv", [
  "seller_id,buyer_id,year,amount",
  ...["F2,F0,2020,900", "F2,F1,2020,800", "F3,F4,2020,500", "F4,F0,2020,10", "F5,F4,2020,300"],
  ...["F2,F0,2021,950", "F2,F1,2021,700", "F3,F4,2021,450", "F5,F4,2021,350", "F0,F5,2021,5"],
]);
const items = file("items.csv", ["item,core", "부품,30320 30399", "전지,28202", "반도체,26112"]);

beforeAll(async () => {
  expect(
    (await atlas("import", "--firms", firms, "--transactions", trades, "--store", store, "--firm-pairs"))
      .code,
  ).toBe(0);
});
afterAll(remove);

/** The least that a verb can be asked for. */
const least = (kind: (typeof ANALYSIS_KINDS)[number]) => {
  const { min } = specOf(kind).subjects;
  return [
    kind,
    "--store",
    store,
    ...(kind === "commercialisation" ? ["--technology", "30320 0.7; 26112 0.3"] : []),
    ...(min > 1 ? ["--items", items] : min === 1 ? ["--core", "30320,30399"] : []),
  ];
};

describe.each(ANALYSIS_KINDS.filter((kind) => (kind as string) !== "sweep"))("%s", (kind) => {
  test("answers in JSON and in CSV, and says what it takes", async () => {
    const [json, csv, help] = await Promise.all([
      atlas(...least(kind)),
      atlas(...least(kind), "--format", "csv"),
      atlas(kind, "--help"),
    ]);
    expect(json.code).toBe(0);
    const answer = JSON.parse(json.out);
    expect(answer.kind).toBe(kind);
    const [table] = Object.values(answer.tables) as Record<string, unknown>[][];
    expect(csv.code).toBe(0);
    const [header, ...rows] = csv.out.trim().split("\n");
    if (table!.length > 0) expect(header!.split(",")).toEqual(Object.keys(table![0]!));
    expect(rows).toHaveLength(table!.length);
    expect(help.code).toBe(0);
    for (const { name } of specOf(kind).fields)
      expect(help.out).toContain(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  });
});

test("the industry that two core industries both buy from is their bridge, with the path and the lesser amount", async () => {
  const { out } = await atlas("bridges", "--store", store, "--preset", "any", "--core", "30320/30399");
  const { tables } = JSON.parse(out);
  expect(tables.bridges[0]).toMatchObject({ industry: "24123", rank: 1, amount: "1500" });
  expect(tables.bridgePaths[0]).toMatchObject({
    ...{ from: "30320", to: "30399", way: "30320 ← 24123 → 30399", pathAmount: "1500" },
  });
  const none = await atlas(
    ...["bridges", "--store", store, "--preset", "any", "--core", "30320/30399", "--listed", "0"],
  );
  expect(JSON.parse(none.out).tables).toMatchObject({ bridges: tables.bridges, bridgePaths: [] });
});

test("seeded verbs say the same twice", async () => {
  const ask = () => atlas("bootstrap", "--store", store, "--replicates", "20", "--seed", "9");
  const [first, again] = await Promise.all([ask(), ask()]);
  expect(first.out).toBe(again.out);
});

test.each([
  [["bridges"], "bridges needs --core"],
  [["cluster", "--core", "30320"], "cluster needs at least 3"],
  [["centre", "--top", "0"], "--top 0: expected a whole number from 1 to 1000"],
  [["communities", "--tie", "love"], "--tie love: expected relatedness | binary | amount"],
  [["whatif", "--changes", "double it"], "changes, line 1: double it"],
  [["commercialisation"], "no industry of the technology"],
  [["commercialisation", "--technology", "30320 0.5; 30320 0.5"], "entry 2 of the technology"],
  [["growth", "--core", "99999"], "--core 99999: no such industry"],
  [["centre", "--format", "csv", "--table", "nothing"], "expected centre | topByPartners"],
])("%s is refused in one line, with exit 2", async (words, sentence) => {
  const { code, err, out } = await atlas(...words, "--store", store);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toContain(sentence);
  expect(
    err
      .trim()
      .split("\n")
      .filter((line) => /^\s+at /.test(line)),
  ).toEqual([]);
});

test("--test pairs counts pairs of firms, where there is a test and the store has them", async () => {
  const plain = join(dir, "plain");
  await atlas("import", "--firms", firms, "--transactions", trades, "--store", plain);
  const words = ["network", "--years", "2020", "--alpha", "1", "--test", "pairs"];
  const [kept, refused, noTest] = await Promise.all([
    atlas(...words, "--store", store),
    atlas(...words, "--store", plain),
    atlas("network", "--store", store, "--test", "pairs"),
  ]);
  expect(kept.code).toBe(0);
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining("pairs of firms") });
  expect(noTest).toMatchObject({ code: 2, err: expect.stringContaining("--alpha") });
});
