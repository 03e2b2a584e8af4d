import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importDataset, type StoreOptions } from "@/server/warehouse/import-dataset";
import { industrySummary, readFlows, regionSummary } from "@/server/warehouse/read-flows";
import { openStore, type Store } from "@/server/warehouse/store";
import { FIRMS, folder, hooks, imported, longInput } from "./files";

const HEADER = "seller_id,buyer_id,year,amount";
const EARLY = [HEADER, "F1,F2,2020,100", "F2,F3,2020,7", "F3,F1,2021,30"];
const LATE = [HEADER, "F1,F2,2022,11", "F4,F1,2022,5", "F9,F1,2022,1"];
/** F2 has moved, F3 is gone, F4 is new, and so are its industry and its province, which come before the others. */
const LATER_FIRMS = ["firm_id,ksic,region", "F1,30399,충남", "F2,C30121,경기", "F4,01110,서울"];

const added = (dir: string, base: Store, lines = LATE, options: StoreOptions = {}) =>
  importDataset(dir, longInput(folder(), lines, LATER_FIRMS), { addTo: base.dir, ...options }, hooks);

async function links(store: Store, years: number[] | null, regions: string[] | null = null) {
  const flows = await readFlows(await openStore(store.dir), { years, regions, scope: "either" });
  return [...flows.seller].map(
    (i, k) =>
      `${flows.industries[i]}>${flows.industries[flows.buyer[k]!]} ${flows.amount[k]} ${flows.count[k]}`,
  );
}

describe("years that are added", () => {
  test("stand beside the others, whose files are not touched", async () => {
    const dir = folder();
    const base = await imported(dir, longInput(dir, EARLY));
    const before = await links(base, [2020, 2021]);
    const files = readdirSync(join(base.dir, base.manifest.data), { recursive: true }) as string[];
    const contents = () =>
      files
        .filter((name) => name.endsWith(".parquet"))
        .map((name) => readFileSync(join(base.dir, base.manifest.data, name)).toString("base64"));
    const old = contents();
    const { store, report } = await added(base.dir, base);
    expect(contents()).toEqual(old);
    expect(report?.years).toEqual([2022]);
    expect(store.manifest).toMatchObject({
      years: [2020, 2021, 2022],
      counts: { firms: 4, transactions: 5, flows: 5 },
      amount: String(100 + 7 + 30 + 11 + 5),
      rejected: { unknown_firm: 1 },
    });
    expect(await links(base, [2020, 2021])).toEqual(before);
    expect(await links(store, [2022])).toEqual(["01110>30399 5 1", "30399>30121 11 1"]);
    expect(await links(store, null)).toEqual([
      "01110>30399 5 1",
      "24123>30399 30 1",
      "30121>24123 7 1",
      "30399>30121 111 2",
    ]);
  });

  test("keep the firms of their own: an industry that moved is counted where it was in each year", async () => {
    const dir = folder();
    const base = await imported(dir, longInput(dir, EARLY));
    const { store } = await added(base.dir, base);
    expect(store.manifest.warnings).toContainEqual({
      id: "firms_moved",
      params: { same: 1, moved: 1, added: 1 },
    });
    const firmsIn = async (years: number[]) =>
      Object.fromEntries((await regionSummary(store, { years })).map(({ region, firms }) => [region, firms]));
    expect(await firmsIn([2020])).toMatchObject({ 44: 1, 44200: 1, 41: 1, 11: 0 });
    expect(await firmsIn([2022])).toMatchObject({ 44: 1, 44200: 0, 41: 1, 11: 1 });
    expect(await links(store, [2020], ["44200"])).toEqual(["30121>24123 7 1", "30399>30121 100 1"]);
    expect(await links(store, [2022], ["44200"])).toEqual([]);
    const codes = (await industrySummary(store, { years: null, regions: null, scope: "either" })).map(
      ({ industry }) => industry,
    );
    expect(codes).toEqual([...codes].sort());
    const regions = (await regionSummary(store, { years: null })).map(({ region }) => region);
    expect(regions).toEqual([...regions].sort());
  });

  test("that are there already are refused, and replaced only on purpose", async () => {
    const dir = folder();
    const base = await imported(dir, longInput(dir, EARLY));
    const again = [HEADER, "F1,F2,2021,4", "F1,F2,2022,6"];
    await expect(added(base.dir, base, again)).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "years_exist",
      params: { years: "2021" },
    });
    expect((await openStore(base.dir)).manifest).toEqual(base.manifest);
    const { store } = await added(base.dir, base, again, { replaceYears: true });
    expect(store.manifest).toMatchObject({
      years: [2020, 2021, 2022],
      counts: { transactions: 4 },
      amount: "117",
    });
    expect(await links(store, [2021])).toEqual(["30399>30121 4 1"]);
  });

  test("twice are recognised", async () => {
    const dir = folder();
    const base = await imported(dir, longInput(dir, EARLY));
    const { store } = await added(base.dir, base);
    const again = await added(base.dir, base);
    expect(again).toMatchObject({ alreadyImported: true, store: { manifest: store.manifest } });
  });

  test("of files that the store had before replace it, whether the older part is in its way or not", async () => {
    const dir = folder();
    const base = await imported(dir, longInput(dir, EARLY));
    const grown = (await added(base.dir, base)).store;
    const whole = await links(grown, null);
    const input = longInput(folder(), EARLY);
    const [early, late] = grown.manifest.parts.map(({ data }) => data);
    const stop = new AbortController();
    const stopped = importDataset(
      base.dir,
      input,
      { replace: true },
      { ...hooks, signal: stop.signal, onProgress: ({ phase }) => phase === "writing" && stop.abort() },
    );
    await expect(stopped).rejects.toMatchObject({ code: "CANCELLED" });
    expect(readdirSync(base.dir).sort()).toEqual([early, late, "store.json"].sort());
    expect(await links(grown, null)).toEqual(whole);

    // The years of the first part once more, in the store itself, in a new one, and in one that has parts of the same names.
    const replacing = { addTo: base.dir, replaceYears: true };
    const other = join(dir, "other");
    for (const into of [other, other, base.dir]) {
      const { store } = await importDataset(into, input, { ...replacing, replace: into === other }, hooks);
      expect(await links(store, null)).toEqual(whole);
      expect(readdirSync(into).sort()).toEqual(
        [...store.manifest.parts.map(({ data }) => data), "store.json"].sort(),
      );
    }

    const alone = await importDataset(
      base.dir,
      longInput(folder(), LATE, LATER_FIRMS),
      { replace: true },
      hooks,
    );
    expect(await links(alone.store, null)).toEqual(await links(grown, [2022]));
  });

  test("can make a store of their own with the others, which stays as it was", async () => {
    const dir = folder();
    const base = await imported(dir, longInput(dir, EARLY));
    const { store } = await added(join(dir, "both"), base);
    expect(await links(store, [2020])).toEqual(await links(base, [2020]));
    expect(store.manifest.years).toEqual([2020, 2021, 2022]);
    expect((await openStore(base.dir)).manifest).toEqual(base.manifest);
    expect(readdirSync(store.dir).sort()).toEqual(
      [...store.manifest.parts.map(({ data }) => data), "store.json"].sort(),
    );
  });

  test("must be of the same kind", async () => {
    const dir = folder();
    const base = await imported(dir, longInput(dir, EARLY));
    const other = importDataset(
      base.dir,
      longInput(folder(), [HEADER, "F1,F2,2022,5"]),
      { addTo: base.dir, ksicDigits: 4 },
      hooks,
    );
    await expect(other).rejects.toMatchObject({ reason: "store_differs", params: { setting: "digits" } });
    await expect(
      importDataset(join(dir, "new"), longInput(folder(), LATE), { addTo: join(dir, "none") }, hooks),
    ).rejects.toMatchObject({ reason: "store_not_found" });
    expect(existsSync(join(dir, "new"))).toBe(false);
  });

  test("cancelled leave the store as it was", async () => {
    const dir = folder();
    const base = await imported(dir, longInput(dir, EARLY));
    const stop = new AbortController();
    const adding = importDataset(
      base.dir,
      longInput(folder(), LATE, LATER_FIRMS),
      { addTo: base.dir },
      { ...hooks, signal: stop.signal, onProgress: ({ phase }) => phase === "writing" && stop.abort() },
    );
    await expect(adding).rejects.toMatchObject({ code: "CANCELLED" });
    expect(readdirSync(base.dir).sort()).toEqual([base.manifest.data, "store.json"]);
    expect((await openStore(base.dir)).manifest).toEqual(base.manifest);
  });
});

describe("a store of version 1", () => {
  /** As version 1 wrote it: no parts, no national flows. */
  async function oldStore() {
    const store = await imported(folder(), longInput(folder(), EARLY, FIRMS));
    const { parts: _, ...manifest } = store.manifest;
    writeFileSync(join(store.dir, "store.json"), JSON.stringify({ ...manifest, version: 1 }));
    rmSync(join(store.dir, store.manifest.data, "nation"), { recursive: true });
    return store;
  }

  test("is read like one of today, and takes in further years", async () => {
    const old = await oldStore();
    const today = await imported(folder(), longInput(folder(), EARLY, FIRMS));
    expect(await links(old, null)).toEqual(await links(today, null));
    expect(await links(old, null, ["44"])).toEqual(await links(today, null, ["44"]));
    const { store } = await added(old.dir, await openStore(old.dir));
    expect(await links(store, null)).toContain("30399>30121 111 2");
  });

  test("is recognised when its files come again", async () => {
    const old = await oldStore();
    const again = await importDataset(old.dir, longInput(folder(), EARLY, FIRMS), {}, hooks);
    expect(again.alreadyImported).toBe(true);
  });
});
