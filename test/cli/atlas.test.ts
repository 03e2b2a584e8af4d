import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atlas, suiteFolder } from "./command";

const { dir, file, remove } = suiteFolder();
const store = join(dir, "store");
const firms = file("firms.csv", [
  "firm_id,ksic,region",
  "F1,30399,충남",
  "F2,30121,충북",
  "F3,24123,경기",
  "F4,20111,충남",
  "F5,99999,충남",
]);
const trades = file("trades.csv", [
  "seller_id,buyer_id,year,amount",
  "F1,F2,2020,9007199254740993",
  "F3,F1,2020,700",
  "F3,F1,2021,300",
  "F4,F3,2020,50",
  "F2,F4,2020,20",
  "F2,F3,2021,1",
  "F9,F1,2020,5",
  "F1,F1,2020,5",
]);
const importing = () => atlas("import", "--firms", firms, "--transactions", trades, "--store", store);
let first: Awaited<ReturnType<typeof importing>>;

beforeAll(async () => {
  first = await importing();
});
afterAll(remove);

describe("import", () => {
  test("answers with counts, rejects, the exact amount, years and seconds", () => {
    expect(first.code).toBe(0);
    const { seconds, ...answer } = JSON.parse(first.out);
    expect(answer).toEqual({
      firms: 4,
      transactions: 6,
      rejected: { unknown_firm: 1, unknown_ksic: 1, self_trade: 1 },
      amount: "9007199254742064",
      years: [2020, 2021],
    });
    expect(seconds).toBeGreaterThan(0);
  });

  test("says on stderr where the first row of each kind is", () => {
    expect(first.err).toContain("rejected unknown_ksic 1; first firms.csv, row 6, column ksic: 99999");
    expect(first.err).toContain("rejected unknown_firm 1; first trades.csv, row 8, column seller_id: F9");
  });

  test("twice is recognised; other files into the same store are refused", async () => {
    const again = await importing();
    expect(again.code).toBe(0);
    expect({ ...JSON.parse(again.out), seconds: 0 }).toEqual({ ...JSON.parse(first.out), seconds: 0 });
    expect(again.err).toContain("already holds exactly these files");
    const other = file("other.csv", ["seller_id,buyer_id,year,amount", "F1,F2,2020,1"]);
    const refused = await atlas("import", "--firms", firms, "--transactions", other, "--store", store);
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.err).toContain("already holds another data set");
  });

  test("a store that is no folder is refused", async () => {
    const { code, err } = await atlas("import", "--firms", firms, "--transactions", trades, "--store", firms);
    expect(code).toBe(2);
    expect(err).toContain("cannot be used as a folder");
  });

  test("a dry run writes nothing and tells everything", async () => {
    const target = join(dir, "not-written");
    const { code, out } = await atlas(
      "import",
      "--firms",
      firms,
      "--transactions",
      trades,
      "--store",
      target,
      "--dry-run",
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ firms: 4, transactions: 6, files: [{ rows: 5 }, { rows: 8 }] });
    expect(existsSync(target)).toBe(false);
  });

  test.each([
    ["an option that only every object has", ["--constructor", "x"], "unknown option --constructor"],
    ["a switch that only every object has", ["--toString"], "unknown option --toString"],
    ["a list of rejected rows in place of a folder", ["--rejects", dir], "cannot be written (EISDIR)"],
    ["a list below no folder", ["--rejects", join(dir, "no/such.csv")], "cannot be written (ENOENT)"],
    ["a folder in place of a linkage table", ["--linkage", dir], "cannot open"],
    ["a linkage table that is none", ["--linkage", firms], "expected one column of KSIC 10 codes"],
  ])("bad input, %s: exit 2 and one line", async (_, words, message) => {
    const all = ["--firms", firms, "--transactions", trades, "--dry-run", ...words];
    const { code, out, err } = await atlas("import", ...all);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test("surveys and industry flows, with columns named by hand", async () => {
    const survey = file("survey.csv", ["기업,지역,판매처_1,구매처_1", "C30399,충남,30121,24123"]);
    const wide = await atlas("import", "--wide", survey, "--year", "2020", "--store", join(dir, "wide"));
    expect(JSON.parse(wide.out)).toMatchObject({ firms: 1, transactions: 2, amount: 2, years: [2020] });
    const table = file("table.csv", ["갑,을,value_musd", "c1,c2,5", "c2,c2,1"]);
    const flows = await atlas(
      "import",
      "--flows",
      table,
      "--map",
      "seller=갑,buyer=을",
      "--year",
      "2011",
      "--store",
      join(dir, "flows"),
    );
    expect(JSON.parse(flows.out)).toMatchObject({ firms: 0, transactions: 2, amount: 6, years: [2011] });
    expect(flows.err).toContain("the codes are not KSIC");
  });

  test.each([
    [["--firms", firms], "expected --firms and --transactions"],
    [["--firms", join(dir, "absent.csv"), "--transactions", trades], "cannot open absent.csv"],
    [["--firms", trades, "--transactions", trades], "trades.csv, row 1: no column for firm_id, ksic, region"],
    [
      ["--firms", firms, "--transactions", firms],
      "firms.csv, row 1: no column for seller_id, buyer_id, year, amount",
    ],
    [["--firms", firms, "--transactions", trades, "--unit", "냥"], "unit 냥 is not known"],
    [["--firms", dir, "--transactions", trades], "cannot open"],
  ])("bad input %#: exit 2, one line, nothing on stdout, nothing written", async (words, message) => {
    const target = join(dir, "never");
    const { code, out, err } = await atlas("import", ...words, "--store", target);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(existsSync(target)).toBe(false);
  });
});

describe("network", () => {
  test("json: industries with a link, and links with exact amounts", async () => {
    const { code, out } = await atlas("network", "--store", store, "--years", "2020-2021", "--rr", "0");
    expect(code).toBe(0);
    const { nodes, links } = JSON.parse(out);
    expect(nodes.map(({ code }: { code: string }) => code)).toEqual(["20111", "24123", "30121", "30399"]);
    expect(nodes[3]).toMatchObject({ name: "그 외 자동차용 신품 부품 제조업", partners: 2 });
    expect(Object.keys(links[0])).toEqual(["seller", "buyer", "amount", "count", "expected", "rr"]);
    const link = (seller: string, buyer: string) =>
      links.find((each: { seller: string; buyer: string }) => each.seller === seller && each.buyer === buyer);
    expect(link("30399", "30121")).toMatchObject({ amount: "9007199254740993", count: 1 });
    expect(link("24123", "30399")).toMatchObject({ amount: 1000, count: 2 });
    for (const { amount, expected, rr } of links) expect((rr * expected) / Number(amount)).toBeCloseTo(1, 12);
  });

  test("csv of a region, a year and a rule: the rows in which the seller lies there", async () => {
    const { out } = await atlas(
      "network",
      "--store",
      store,
      "--years",
      "2020",
      "--region",
      "충남,충북",
      "--scope",
      "seller",
      "--rr",
      "0",
      "--format",
      "csv",
    );
    const [header, ...rows] = out.trim().split("\n");
    expect(header).toBe("seller,buyer,amount,count,expected,rr");
    expect(rows.map((row) => row.split(",").slice(0, 4).join(","))).toEqual([
      "20111,24123,50,1",
      "30121,20111,20,1",
      "30399,30121,9007199254740993,1",
    ]);
  });

  test("a mega-region is its provinces, and --core keeps an ego network", async () => {
    const [mega, provinces, ego] = await Promise.all([
      atlas("network", "--store", store, "--region", "충청권", "--rr", "0"),
      atlas("network", "--store", store, "--region", "대전,세종,충북,충남", "--rr", "0"),
      atlas("network", "--store", store, "--rr", "0", "--core", "C20111", "--format", "csv"),
    ]);
    expect(mega.out).toBe(provinces.out);
    expect(
      ego.out
        .trim()
        .split("\n")
        .slice(1)
        .map((row) => row.split(",").slice(0, 2)),
    ).toEqual([
      ["20111", "24123"],
      ["30121", "20111"],
      ["30121", "24123"],
    ]);
  });

  test.each(["gexf", "graphml"])("%s is XML with every node and link", async (format) => {
    const { code, out } = await atlas("network", "--store", store, "--rr", "0", "--format", format);
    expect(code).toBe(0);
    expect(out.startsWith("<?xml")).toBe(true);
    expect(out.match(/<node /g)).toHaveLength(4);
    expect(out.match(/<edge /g)).toHaveLength(5);
  });

  test.each([
    [["--store", dir], "holds no data set"],
    [["--store", store, "--years", "2019"], "2019 is not in"],
    [["--store", store, "--years", "20"], "expected years such as"],
    [["--store", store, "--region", "무릉"], "--region 무릉: no such region"],
    [["--store", store, "--region", "충남 아산시"], "not in its cities"],
    [["--store", store, "--scope", "both"], "expected either | seller | buyer | within"],
    [["--store", store, "--rr", "big"], "--rr big: expected a number"],
    [["--store", store, "--core", "99999"], "--core 99999: no such industry"],
    [["--store", store, "--min-cont", "5"], "unknown option --min-cont; did you mean --min-count?"],
    [["--years", "2020"], "--store DIR is required"],
    [["--store"], "--store needs a value"],
  ])("bad input %#: exit 2 and one line", async (words, message) => {
    const { code, out, err } = await atlas("network", ...words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test("a reader that goes away early is no fault", () => {
    const { status, stderr } = spawnSync(
      "bash",
      [
        "-c",
        `set -o pipefail; "${process.execPath}" --import tsx server/cli/atlas.ts network --store "${store}" --rr 0 --format csv | true`,
      ],
      { encoding: "utf8" },
    );
    expect([status, stderr]).toEqual([0, ""]);
  });
});

describe("indicators", () => {
  test("a, b, c, d, nodes, links, flags of the whole, and of an ego network", async () => {
    const [whole, ego] = await Promise.all([
      atlas("indicators", "--store", store, "--rr", "0"),
      atlas("indicators", "--store", store, "--rr", "0", "--core", "20111"),
    ]);
    // 20111 - 24123 - 30121 - 20111 form a triangle; 30399 has two partners among them.
    expect(JSON.parse(whole.out)).toMatchObject({ nodes: 4, links: 5, d: 1.25, flags: [] });
    expect(Object.keys(JSON.parse(whole.out))).toEqual(["a", "b", "c", "d", "nodes", "links", "flags"]);
    expect(JSON.parse(ego.out)).toEqual({
      a: 0,
      b: 0,
      c: 1,
      d: 1,
      nodes: 3,
      links: 3,
      flags: ["degenerate_a", "degenerate_b"],
    });
  });

  test("a region without trade has none of them, and says so", async () => {
    const { code, out, err } = await atlas("indicators", "--store", store, "--region", "제주");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      a: null,
      b: null,
      c: null,
      d: null,
      nodes: 0,
      links: 0,
      flags: ["empty"],
    });
    expect(err).toContain("no firm of the store lies in 50");
  });
});

describe("the command itself", () => {
  test("--help of all and of each verb, on stdout", async () => {
    const all = await atlas("--help");
    expect(all.code).toBe(0);
    for (const verb of ["import", "network", "indicators", "recommend", "synth"])
      expect(all.out).toContain(`  ${verb} `);
    const [network, none, wrong] = await Promise.all([
      atlas("network", "--help"),
      atlas(),
      atlas("indicator"),
    ]);
    for (const option of ["--years", "--region", "--scope", "--rr", "--min-count", "--format", "--preset"])
      expect(network.out).toContain(option);
    expect([network.code, none.code, wrong.code]).toEqual([0, 2, 2]);
    expect(wrong.err).toContain("did you mean indicators?");
  });

  test("synth writes files that import whole", async () => {
    const out = join(dir, "synthetic");
    const made = await atlas(
      "synth",
      "--firms",
      "500",
      "--trades",
      "4000",
      "--years",
      "2020-2021",
      "--seed",
      "3",
      "--out",
      out,
    );
    const { files, ...counts } = JSON.parse(made.out);
    expect(counts).toEqual({ firms: 500, transactions: 4000, seed: 3 });
    const read = await atlas(
      "import",
      "--firms",
      files.firms,
      "--transactions",
      files.transactions,
      "--store",
      join(dir, "nation"),
    );
    expect(JSON.parse(read.out)).toMatchObject({
      firms: 500,
      transactions: 4000,
      rejected: {},
      years: [2020, 2021],
    });
  });
});
