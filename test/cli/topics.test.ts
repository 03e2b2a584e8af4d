import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parsedOptions, type Verb } from "@/server/cli/arguments";
import { linkVerb } from "@/server/cli/link-verb";
import { csvLine } from "@/server/cli/output";
import { topicsVerb } from "@/server/cli/topics-verb";
import { syntheticPatents } from "@/server/compute/topics/synthetic-patents";
import { DomainError } from "@/server/domain/errors";
import { csvRecords } from "@/server/warehouse/csv-text";
import { type Answer, atlas, suiteFolder } from "./command";

const { dir, file, remove } = suiteFolder();
afterAll(remove);

const HEADER = "출원번호,출원일,발명의 명칭,요약,IPC,출원인,지역";
const LINES = syntheticPatents({ seed: 5, count: 240 }).map((patent) =>
  csvLine([
    ...[patent.applicationNo, patent.filingDate, patent.title, patent.abstract],
    ...[patent.ipc.join(";"), patent.applicants.join(";"), patent.regions.join(";")],
  ]),
);
const patents = file("patents.csv", [HEADER, ...LINES, ",2020,번호 없음,요약,,,"]);
const shuffled = file("shuffled.csv", [HEADER, ...LINES.toReversed()]);
/** A term of theirs. */
const STOP = "연료전지";
const out = (name: string) => join(dir, name);
const topics = (into: string, ...words: string[]) =>
  atlas("topics", "--patents", patents, "--out", out(into), ...words);

const bytes = (name: string) =>
  Object.fromEntries(
    readdirSync(out(name))
      .sort()
      .map((each) => [each, readFileSync(join(out(name), each), "latin1")]),
  );
const table = (name: string, each: string) => {
  const [header, ...rows] = csvRecords(readFileSync(join(out(name), each), "utf8"), ",", Infinity);
  return rows.map((cells) => Object.fromEntries(header!.map((column, at) => [column, cells[at]!])));
};
const json = (name: string, each: string) => JSON.parse(readFileSync(join(out(name), each), "utf8"));

/** The sentence that a verb refuses its options with. */
async function refused({ options, run }: Verb, words: string[]): Promise<string> {
  try {
    await run(parsedOptions(words, options));
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
  throw new Error(`${words.join(" ")} was not refused`);
}

describe("topics", () => {
  let first: Answer;
  beforeAll(async () => {
    first = await topics("auto");
    expect(first.err).toContain("rejected application_no_missing 1; first patents.csv, row 242");
    expect(first.code).toBe(0);
  });

  test("the same file, options and seed give the same bytes, over what was there before too", async () => {
    const before = bytes("auto");
    expect(Object.keys(before)).toEqual(
      "coherence.json,cube.csv,documents.csv,industries.csv,meta.json,rejects.csv,terms.csv,topics.csv,years.csv".split(
        ",",
      ),
    );
    expect((await topics("auto")).out).toBe(first.out);
    expect(bytes("auto")).toEqual(before);
    await topics("beside");
    expect(bytes("beside")).toEqual(before);
    expect(readdirSync(dir).filter((name) => /tmp|old/.test(name))).toEqual([]);
  });

  test("the order of the rows plays no part; another seed does", async () => {
    const [, other] = await Promise.all([
      atlas("topics", "--patents", shuffled, "--out", out("shuffled")),
      topics("other", "--seed", "2"),
    ]);
    expect(other.code).toBe(0);
    const [a, b, c] = [bytes("auto"), bytes("shuffled"), bytes("other")];
    for (const name of Object.keys(a))
      if (name !== "meta.json" && name !== "rejects.csv") expect(b[name], name).toBe(a[name]);
    expect(c["documents.csv"]).not.toBe(a["documents.csv"]);
  });

  test("weights of a patent add up to 1, sizes and years to the patents, the cube to both", () => {
    const found = table("auto", "topics.csv");
    const weights = new Map<string, number>();
    const sizes = new Map<string, number>();
    for (const { application_no, topic, weight } of table("auto", "documents.csv")) {
      expect(Number(weight)).toBeGreaterThanOrEqual(1e-4);
      weights.set(application_no!, (weights.get(application_no!) ?? 0) + Number(weight));
      sizes.set(topic!, (sizes.get(topic!) ?? 0) + Number(weight));
    }
    expect(weights.size).toBe(240);
    for (const total of weights.values()) expect(total).toBeCloseTo(1, 2);
    const sumOf = (name: string, topic: string) =>
      table("auto", name)
        .filter((row) => row.topic === topic)
        .reduce((sum, row) => sum + Number(row.weight), 0);
    for (const { topic, size } of found) {
      expect(sizes.get(topic!)).toBeCloseTo(Number(size), 1);
      expect(sumOf("years.csv", topic!)).toBeCloseTo(Number(size), 3);
      // Every patent has a year and a region here, several regions in parts.
      expect(sumOf("cube.csv", topic!)).toBeCloseTo(Number(size), 3);
    }
  });

  test("it says what was tried, what was asked, and what was left out", () => {
    const { asked, chosen, recommended, tried } = json("auto", "coherence.json");
    expect(asked).toBe("auto");
    expect(chosen).toBe(recommended);
    const most = Math.max(...tried.map(({ score }: { score: number }) => score));
    const enough = tried.filter(({ score }: { score: number }) => score >= 0.95 * most);
    expect(recommended).toBe(enough[0].topics);
    expect(json("auto", "meta.json")).toMatchObject({
      ...{ kind: "stratlas.topics", patents: 240, rejected: { application_no_missing: 1 } },
      options: { k: "auto", method: "nmf", seed: 1, regions: "fractional" },
    });
    expect(table("auto", "rejects.csv")).toEqual([
      { row: "242", reason: "application_no_missing", column: "applicationNo", value: "" },
    ]);
    for (const { topic } of table("auto", "topics.csv")) {
      const own = table("auto", "industries.csv").filter((row) => row.topic === topic);
      expect(own.length).toBeGreaterThan(0);
      expect(own.map(({ ksic }) => ksic).every((code) => /^\d{5}$/.test(code!))).toBe(true);
    }
  });

  test("K, method, regions, lists, columns and Parquet as asked", async () => {
    const lists = file("lists.json", [`{"stopWords": ["${STOP}"], "protectedTerms": ["고체 전해질"]}`]);
    const mapped = file("mapped.csv", [HEADER.replace("요약", "본문"), ...LINES]);
    const { code } = await atlas(
      ...["topics", "--patents", mapped, "--map", "abstract=본문", "--out", out("lda")],
      ...["--k", "6", "--method", "lda", "--regions", "whole", "--lists", lists, "--documents", "parquet"],
    );
    expect(code).toBe(0);
    expect(table("lda", "topics.csv")).toHaveLength(6);
    expect(json("lda", "coherence.json")).toMatchObject({ asked: 6, recommended: null, tried: [] });
    const words = table("lda", "terms.csv").map(({ term }) => term);
    expect(words).not.toContain(STOP);
    expect(table("auto", "terms.csv").map(({ term }) => term)).toContain(STOP);
    expect(existsSync(join(out("lda"), "documents.parquet"))).toBe(true);
    expect(existsSync(join(out("lda"), "documents.csv"))).toBe(false);
    const total = table("lda", "cube.csv").reduce((sum, row) => sum + Number(row.weight), 0);
    expect(total).toBeGreaterThan(241);
  });

  test("a folder that holds something else is left as it is", async () => {
    mkdirSync(out("taken"));
    writeFileSync(join(out("taken"), "notes.txt"), "mine");
    const { code, err } = await topics("taken");
    expect(code).toBe(2);
    expect(err).toContain("holds notes.txt, which atlas topics did not write");
    expect(bytes("taken")).toEqual({ "notes.txt": "mine" });
  });
});

test("terms have the patents that hold them, with and without lists", async () => {
  const lists = file("stop.json", [
    `{"stopWords": ["${STOP}"], "synonyms": [{"from": "전지", "to": "배터리"}]}`,
  ]);
  const [plain, less, written] = await Promise.all([
    atlas("terms", "--patents", patents),
    atlas("terms", "--patents", patents, "--lists", lists),
    atlas("terms", "--patents", patents, "--out", out("terms.csv")),
  ]);
  const [header, ...rows] = csvRecords(plain.out, ",", Infinity);
  expect(header).toEqual(["term", "documents", "occurrences", "used"]);
  const documents = rows.map((cells) => Number(cells[1]));
  expect(documents).toEqual(documents.toSorted((a, b) => b - a));
  expect(Math.max(...documents)).toBeLessThanOrEqual(240);
  const found = rows.find(([term]) => term === STOP)!;
  expect(Number(found[1])).toBeGreaterThan(0);
  expect(Number(found[1])).toBeLessThanOrEqual(LINES.filter((line) => line.includes(STOP)).length);
  expect(csvRecords(less.out, ",", Infinity).map(([term]) => term)).not.toContain(STOP);
  expect(readFileSync(out("terms.csv"), "utf8")).toBe(plain.out);
  expect(JSON.parse(written.out)).toMatchObject({ patents: 240, terms: rows.length });
});

describe("link", () => {
  const store = out("store");
  const CODES = ["28202", "20129", "24123", "30320", "26112", "20111"];
  beforeAll(async () => {
    const firms = file("firms.csv", [
      "firm_id,ksic,region",
      ...CODES.flatMap((code, at) => [`F${at},${code},충남`, `G${at},${code},대전`]),
    ]);
    const trades = file("trades.csv", [
      "seller_id,buyer_id,year,amount",
      ...["F1,F0,2020,900", "F2,F0,2020,700", "F0,F3,2020,800", "F2,F3,2020,600", "F4,F0,2020,300"],
      ...["G1,G0,2020,500", "G5,G1,2020,400", "F5,G4,2020,300", "G4,G3,2020,200", "G2,G5,2020,900"],
    ]);
    const made = await Promise.all([
      atlas("import", "--firms", firms, "--transactions", trades, "--store", store),
      topics("linked", "--k", "4"),
    ]);
    for (const { code } of made) expect(code).toBe(0);
  });
  const link = (...words: string[]) =>
    atlas("link", "--topics", out("linked"), "--store", store, "--preset", "any", ...words);

  test("every topic is the analysis of its industries", async () => {
    const words = ["--region", "충남", "--core", "28202/30320", "--draws", "5", "--seed", "3"];
    const { code, out: text } = await link(...words, "--topic", "2,1");
    expect(code).toBe(0);
    const found = JSON.parse(text);
    expect(found.map(({ topic }: { topic: number }) => topic)).toEqual([2, 1]);
    const [{ technology, label, facts, flags, tables }] = found;
    const alone = await atlas(
      ...["commercialisation", "--store", store, "--preset", "any", "--technology", technology],
      ...["--topic", label, ...words],
    );
    expect({ kind: "commercialisation", facts, flags, tables }).toEqual(JSON.parse(alone.out));
    const shares = table("linked", "industries.csv").filter(({ topic }) => topic === "2");
    expect(technology.startsWith(`${shares[0]!.ksic} `)).toBe(true);
    const subjects = tables.commercialEffects.map(({ subject }: { subject: string }) => subject);
    expect([...new Set(subjects)]).toEqual([label, "28202", "30320"]);
  });

  test("as CSV it is one table with the topic before each row", async () => {
    const { out: text } = await link("--draws", "2", "--format", "csv", "--table", "technologyIndustries");
    const [header, ...rows] = csvRecords(text, ",", Infinity);
    expect(header!.slice(0, 3)).toEqual(["topic", "label", "industry"]);
    expect([...new Set(rows.map(([topic]) => topic))]).toEqual(["1", "2", "3", "4"]);
  });

  test.each([
    [["--topic", "9"], "--topic 9: expected a topic from 1 to 4"],
    [["--core", "99999"], "--core 99999: no such industry"],
    [["--topics", dir], "holds no topics"],
    [["--topics", out("nowhere")], "cannot open the folder"],
  ])("%j is refused", async (words, sentence) => {
    await expect(
      refused(linkVerb, ["--topics", out("linked"), "--store", store, ...words]),
    ).resolves.toContain(sentence);
  });
});

test.each([
  [[], "--patents F.csv is required"],
  [["--patents", patents], "--out DIR is required"],
  [["--patents", out("none.csv"), "--out", out("x")], "cannot open"],
  [["--patents", patents, "--out", out("no/where")], "there is no folder"],
  [
    ["--patents", patents, "--out", out("x"), "--k", "1"],
    "--k 1: expected auto or a whole number from 2 to 60",
  ],
  [["--patents", patents, "--out", out("x"), "--method", "lsa"], "expected nmf | lda"],
  [["--patents", patents, "--out", out("x"), "--map", "abstract=없음"], "patents.csv has no column 없음"],
  [
    ["--patents", file("few.csv", ["출원번호,요약", "1,가"]), "--out", out("x")],
    "few.csv, row 1: no column for title",
  ],
  [
    ["--patents", file("bad.csv", ["출원번호,명칭,요약", "1,,가"]), "--out", out("x")],
    "bad.csv, row 2, column title: empty",
  ],
  [["--patents", patents, "--out", out("x"), "--lists", file("l1.json", ["{"])], "l1.json: is no JSON"],
  [
    ["--patents", patents, "--out", out("x"), "--lists", file("l2.json", ['{"synonyms": [{"from": "가"}]}'])],
    "l2.json, synonyms.0.to",
  ],
  [
    ["--patents", patents, "--out", out("x"), "--lists", file("l3.json", ['{"stopWords": ["!!"]}'])],
    'l3.json: no word in "!!"',
  ],
])("topics %j is refused, and nothing is written", async (words, sentence) => {
  expect(await refused(topicsVerb, words)).toContain(sentence);
  expect(existsSync(out("x"))).toBe(false);
});

test("a refusal is one line on stderr and exit 2", async () => {
  const { code, err, out: text } = await atlas("topics", "--patents", out("none.csv"), "--out", out("x"));
  expect({ code, text }).toEqual({ code: 2, text: "" });
  expect(err).toBe(`atlas: cannot open ${out("none.csv")}\n`);
});
