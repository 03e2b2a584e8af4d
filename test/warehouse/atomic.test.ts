import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importDataset } from "@/server/warehouse/import-dataset";
import { readFlows } from "@/server/warehouse/read-flows";
import {
  commitStore,
  firmsFile,
  flowsFile,
  openStore,
  rejectsFile,
  type Store,
} from "@/server/warehouse/store";
import { FIRMS, folder, hooks, imported, longInput } from "./files";

const HEADER = "seller_id,buyer_id,year,amount";
const SMALL = [HEADER, "F1,F2,2020,5"];
/** Enough rows that an import takes a while. */
const many = (rows: number) => [
  HEADER,
  ...Array.from({ length: rows }, (_, at) => `F${1 + (at % 3)},F${1 + ((at + 1) % 3)},2020,${at + 1}`),
];
const everything = { years: null, regions: null, scope: "either" as const };

describe("an import that does not come to its end", () => {
  test.each(["reading", "firms", "trades", "writing"] as const)(
    "cancelled while %s, leaves nothing behind",
    async (phase) => {
      const dir = folder();
      const stop = new AbortController();
      const running = importDataset(
        join(dir, "store"),
        longInput(dir, many(50_000)),
        {},
        {
          ...hooks,
          signal: stop.signal,
          onProgress: (progress) => progress.phase === phase && stop.abort(),
        },
      );
      await expect(running).rejects.toMatchObject({ code: "CANCELLED" });
      expect(existsSync(join(dir, "store"))).toBe(false);
    },
  );

  test("leaves the store that was there as it was", async () => {
    const dir = folder();
    const store = await imported(dir, longInput(dir, SMALL));
    const stop = new AbortController();
    const replacing = importDataset(
      store.dir,
      longInput(dir, many(50_000)),
      { replace: true },
      {
        ...hooks,
        signal: stop.signal,
        onProgress: ({ phase }) => phase === "writing" && stop.abort(),
      },
    );
    await expect(replacing).rejects.toMatchObject({ code: "CANCELLED" });
    expect(readdirSync(store.dir).sort()).toEqual([store.manifest.data, "store.json"]);
    expect((await readFlows(await openStore(store.dir), everything)).amount).toEqual(BigInt64Array.of(5n));
  });

  test("leaves a store of a version to come as it was, though it was to be replaced", async () => {
    const dir = folder();
    const store = await imported(dir, longInput(dir, SMALL));
    const later = JSON.stringify({ ...store.manifest, version: 1000 });
    writeFileSync(join(store.dir, "store.json"), later);
    const replacing = (lines: string[]) =>
      importDataset(store.dir, longInput(folder(), lines), { replace: true }, hooks);
    await expect(replacing([HEADER, "F8,F9,2020,5"])).rejects.toMatchObject({ reason: "nothing_accepted" });
    expect(readFileSync(join(store.dir, "store.json"), "utf8")).toBe(later);
    expect(readdirSync(store.dir).sort()).toEqual([store.manifest.data, "store.json"]);
    expect(existsSync(firmsFile(store))).toBe(true);
    expect((await replacing(SMALL)).store.manifest.years).toEqual([2020]);
    expect(readdirSync(store.dir)).toHaveLength(2);
  });

  test("whose last step fails leaves the store that was there, and nothing else", async () => {
    const dir = folder();
    const store = await imported(dir, longInput(dir, SMALL));
    const work = join(store.dir, ".tmp-work");
    mkdirSync(join(work, "data"), { recursive: true });
    const prepared = new Map([
      [store.manifest.data, join(work, "data")],
      ["data-new", join(work, "missing")],
    ]);
    const committing = commitStore(store.dir, work, prepared, store.manifest);
    await expect(committing).rejects.toMatchObject({ code: "ENOENT" });
    expect(readdirSync(store.dir).sort()).toEqual([".tmp-work", store.manifest.data, "store.json"]);
    expect((await readFlows(await openStore(store.dir), everything)).amount).toEqual(BigInt64Array.of(5n));
  });

  test("with bad input leaves nothing either", async () => {
    const dir = folder();
    await expect(imported(dir, longInput(dir, [HEADER, "F8,F9,2020,5"]))).rejects.toMatchObject({
      reason: "nothing_accepted",
      params: { file: "trades.csv", row: 2, column: "seller_id" },
    });
    expect(existsSync(join(dir, "store"))).toBe(false);
  });

  test("killed: no store, and the next import removes what is left and succeeds", async () => {
    const dir = folder();
    longInput(dir, many(400_000));
    const store = join(dir, "store");
    const args = ["--import", "tsx", "server/cli/atlas.ts", "import", "--store", store];
    const child = spawn(
      process.execPath,
      [...args, "--firms", join(dir, "firms.csv"), "--transactions", join(dir, "trades.csv")],
      { stdio: "ignore" },
    );
    const gone = once(child, "exit");
    while (child.exitCode === null && !(existsSync(store) && readdirSync(store).length > 0))
      await new Promise(setImmediate);
    child.kill("SIGKILL");
    await gone;
    expect(child.signalCode).toBe("SIGKILL");
    await expect(openStore(store)).rejects.toMatchObject({ reason: "store_not_found" });
    expect(readdirSync(store).every((name) => name.startsWith(".tmp-"))).toBe(true);

    const { manifest } = await imported(dir, longInput(dir, SMALL));
    expect(readdirSync(store).sort()).toEqual([manifest.data, "store.json"]);
  });
});

describe("the same files again", () => {
  test("are recognised, under any name, and nothing is written", async () => {
    const dir = folder();
    const store = await imported(dir, longInput(dir, SMALL));
    const before = statSync(join(store.dir, "store.json"));
    const other = folder();
    const again = await importDataset(store.dir, longInput(other, SMALL), {}, hooks);
    expect(again).toMatchObject({ alreadyImported: true, report: null, store: { manifest: store.manifest } });
    expect(statSync(join(store.dir, "store.json")).ino).toBe(before.ino);
  });

  test.each([
    ["with one more row", [...SMALL, "F2,F1,2020,1"], {}],
    ["in another unit", SMALL, { unit: "백만원" }],
    ["with another range of years", SMALL, { yearRange: [2000, 2030] as [number, number] }],
  ])("%s are another data set, which only replaces on purpose", async (_, lines, options) => {
    const dir = folder();
    const store = await imported(dir, longInput(dir, SMALL));
    const input = longInput(folder(), lines);
    await expect(importDataset(store.dir, input, options, hooks)).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "store_not_empty",
    });
    const replaced = await importDataset(store.dir, input, { ...options, replace: true }, hooks);
    expect(replaced.alreadyImported).toBe(false);
    expect(readdirSync(store.dir).sort()).toEqual([replaced.store.manifest.data, "store.json"]);
  });

  test("give the same store in another folder, byte for byte", async () => {
    const [one, two] = [folder(), folder()];
    const lines = many(20_000);
    const first = await imported(one, longInput(one, lines));
    const second = await imported(two, longInput(two, lines));
    expect(second.manifest).toEqual(first.manifest);
    for (const of of [firmsFile, (store: Store) => flowsFile(store, 2020)])
      expect(readFileSync(of(second)).equals(readFileSync(of(first)))).toBe(true);
  });
});

test("two imports into one store: the second is told, and the first finishes", async () => {
  const dir = folder();
  const store = join(dir, "store");
  const input = longInput(dir, many(50_000));
  let second: Promise<unknown> | undefined;
  const first = await importDataset(
    store,
    input,
    {},
    {
      ...hooks,
      onProgress: ({ phase }) => {
        if (phase === "trades") second ??= importDataset(store, input, {}, hooks).catch((error) => error);
      },
    },
  );
  expect(await second).toMatchObject({ code: "CONFLICT", reason: "import_running" });
  expect(first.store.manifest.counts.transactions).toBe(50_000);
});

test("a file of another program in the store's folder is left alone", async () => {
  const dir = folder();
  mkdirSync(join(dir, "store"));
  writeFileSync(join(dir, "store", "notes.txt"), "mine");
  const store = await imported(dir, longInput(dir, [...SMALL, "F9,F1,2020,1"], FIRMS));
  expect(readdirSync(store.dir).sort()).toEqual([store.manifest.data, "notes.txt", "store.json"]);
  expect(existsSync(rejectsFile(store)!)).toBe(true);
});
