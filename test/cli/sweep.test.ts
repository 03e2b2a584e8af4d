import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDuckDb } from "@/server/warehouse/engine";
import { atlas, suiteFolder } from "./command";

const { dir, file, remove } = suiteFolder();
const store = join(dir, "store");
const items = file("items.csv", [
  "item,core,note",
  "전지,28202 27215,",
  "완성차,C30121,with its section",
  '"센서, 반도체",26112 26121 26295,',
  "없는 것,01110,",
]);
const COLUMNS = "item,region,year,a,b,c,d,nodes,links,flags";

beforeAll(async () => {
  const csv = join(dir, "csv");
  const size = ["--firms", "3000", "--trades", "40000", "--years", "2018-2020", "--provinces-only"];
  expect((await atlas("synth", "--out", csv, ...size)).code).toBe(0);
  const files = ["--firms", join(csv, "firms.csv"), "--transactions", join(csv, "transactions.csv")];
  expect((await atlas("import", ...files, "--store", store)).code).toBe(0);
});
afterAll(remove);

const sweep = (...words: string[]) => atlas("sweep", "--store", store, "--items", items, ...words);
const rowsIn = (text: string) => parse(text, { columns: true }) as Record<string, string>[];

describe("sweep", () => {
  test("prints one ego network a row, by item, region and year, the same as `indicators` gives", async () => {
    const { code, out } = await sweep("--regions", "전국,충남,충청권", "--years", "2018,2020");
    expect(code).toBe(0);
    expect(out.split("\n")[0]).toBe(COLUMNS);
    const rows = rowsIn(out);
    expect(rows.map(({ item, region, year }) => `${item} ${region} ${year}`)).toEqual(
      ["전지", "완성차", "센서, 반도체", "없는 것"].flatMap((item) =>
        ["KR", "44", "mega:chungcheong"].flatMap((region) =>
          ["2018", "2020"].map((year) => `${item} ${region} ${year}`),
        ),
      ),
    );
    const common = ["--store", store, "--core", "28202,27215", "--format", "csv"];
    for (const [region, named] of [["mega:chungcheong", "충청권"] as const, ["44", "44"] as const]) {
      const alone = await atlas("indicators", ...common, "--region", named, "--years", "2020");
      const [values] = rowsIn(alone.out);
      expect(rows.find((row) => row.item === "전지" && row.region === region && row.year === "2020")).toEqual(
        { item: "전지", region, year: "2020", ...values },
      );
    }
  });

  test("takes the common options as the other verbs do", async () => {
    const rule = [
      "--preset",
      "any",
      "--scope",
      "seller",
      "--self",
      "include",
      "--rr",
      "0.5",
      "--years",
      "2019",
    ];
    const [both, suppliers, wide] = await Promise.all([
      sweep(...rule, "--regions", "전국,서울"),
      sweep(...rule, "--regions", "전국,서울", "--direction", "suppliers"),
      sweep(...rule, "--regions", "전국,서울", "--radius", "2"),
    ]);
    const core = ["--core", "28202,27215", "--region", "서울", "--format", "csv"];
    const [alone] = rowsIn((await atlas("indicators", "--store", store, ...core, ...rule)).out);
    expect(rowsIn(both.out)[1]).toEqual({ item: "전지", region: "11", year: "2019", ...alone });
    const nodes = [suppliers, both, wide].map(({ out }) => Number(rowsIn(out)[0]!.nodes));
    expect(nodes[0]).toBeGreaterThan(0);
    expect(nodes).toEqual([...new Set(nodes)].sort((x, y) => x - y));
  });

  test("an item that trades nowhere has rows without figures, flagged empty", async () => {
    const { out } = await sweep("--regions", "전국", "--years", "2018-2020");
    const none = rowsIn(out).filter(({ item }) => item === "없는 것");
    const expected = { a: "", b: "", c: "", d: "", nodes: "0", links: "0", flags: "empty" };
    expect(none).toHaveLength(3);
    for (const row of none) expect(row).toMatchObject(expected);
  });

  test("all is the country and its 17 provinces; into a file as into stdout, as CSV and as Parquet", async () => {
    const [csv, parquet] = [join(dir, "all.csv"), join(dir, "all.parquet")];
    const [printed, toCsv, toParquet, json] = await Promise.all([
      sweep("--regions", "all", "--years", "2020"),
      sweep("--regions", "all", "--years", "2020", "--out", csv),
      sweep("--years", "2020", "--out", parquet),
      sweep("--years", "2020", "--format", "json"),
    ]);
    expect(readFileSync(csv, "utf8")).toBe(printed.out);
    const rows = rowsIn(printed.out);
    expect(rows).toHaveLength(4 * 18);
    const empty = rows.filter(({ flags }) => flags === "empty").length;
    expect(JSON.parse(toCsv.out)).toMatchObject({ rows: 72, empty, items: 4, years: [2020], file: csv });
    expect(toParquet.code).toBe(0);
    const engine = await openDuckDb();
    const stored = await engine.rows(
      `SELECT item, region, CAST(year AS VARCHAR), CAST(nodes AS VARCHAR), CAST(d AS VARCHAR), flags FROM read_parquet('${parquet}')`,
    );
    engine.close();
    expect(stored.map(([item, region, year, nodes, , flags]) => [item, region, year, nodes, flags])).toEqual(
      rows.map(({ item, region, year, nodes, flags }) => [item, region, year, nodes, flags]),
    );
    expect(stored.map(([, , , , d]) => (d === null ? null : Number(d)))).toEqual(
      rows.map(({ d }) => (d === "" ? null : Number(d))),
    );
    const records = JSON.parse(json.out) as Record<string, unknown>[];
    expect(Object.keys(records[0]!).join(",")).toBe(COLUMNS);
    expect(records.map(({ b }) => (b === null ? "" : String(b)))).toEqual(rows.map(({ b }) => b));
    expect(records.map(({ flags }) => (flags as string[]).join(" "))).toEqual(rows.map(({ flags }) => flags));
    expect(
      readdirSync(dir).filter((name) => name.includes("all.") && !/all\.(csv|parquet)$/.test(name)),
    ).toEqual([]);
  });

  test("that was killed goes on where it was, and ends with the same bytes", async () => {
    const folder = join(dir, "killed");
    mkdirSync(folder);
    const out = join(folder, "rows.parquet");
    const words = ["sweep", "--store", store, "--items", items, "--out"];
    const child = spawn(process.execPath, ["--import", "tsx", "server/cli/atlas.ts", ...words, out]);
    const watcher = watch(folder, () => {
      const parts = readdirSync(folder).find((name) => name.includes(".parts-"));
      if (parts && readdirSync(join(folder, parts)).length > 0) child.kill("SIGKILL");
    });
    const inside = setInterval(() => watcher.emit("change"), 20);
    const [, signal] = await once(child, "close");
    clearInterval(inside);
    watcher.close();
    expect(signal).toBe("SIGKILL");
    expect(existsSync(out)).toBe(false);
    const again = await atlas(...words, out);
    expect(again.code).toBe(0);
    const fresh = join(dir, "fresh.parquet");
    expect((await atlas(...words, fresh)).code).toBe(0);
    expect(readFileSync(out).equals(readFileSync(fresh))).toBe(true);
    expect(readdirSync(folder)).toEqual(["rows.parquet"]);
  });
});

describe("sweep refuses with exit 2 and says where", () => {
  const bad = (name: string, ...lines: string[]) => file(name, ["item,core", ...lines]);
  test.each([
    [["--items", bad("code.csv", "전지,28202", "차,30121 99999")], "code.csv, row 3, column core: 99999"],
    [["--items", bad("empty.csv", "전지,")], "empty.csv, row 2, column core: empty"],
    [["--items", bad("unnamed.csv", ",28202")], "unnamed.csv, row 2, column item: empty"],
    [["--items", bad("twice.csv", "전지,28202", "전지,27215")], "twice.csv, row 3, column item: 전지"],
    [["--items", file("columns.csv", ["name,core", "a,28202"])], "columns.csv, row 1: no column item"],
    [["--items", bad("none.csv")], "no rows"],
    [["--items", join(dir, "absent.csv")], "cannot open"],
    [["--items", items, "--regions", "충남,아틀란티스"], "--regions 아틀란티스: no such region"],
    [["--items", items, "--years", "2020,2031"], "2031 is not in"],
    [["--items", items, "--years", "20x"], "--years 20x"],
    [["--items", items, "--out", join(dir, "rows.xlsx")], "ends in .csv or .parquet"],
    [["--items", items, "--out", join(dir, "nowhere", "rows.csv")], "there is no folder"],
    [["--items", items, "--radius", "3"], "--radius 3: expected 1 or 2"],
    [[], "--items ITEMS.csv is required"],
  ])("%j", async (words, sentence) => {
    const { code, out, err } = await atlas("sweep", "--store", store, ...words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(sentence);
  });
});
