import { readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFlows } from "@/server/warehouse/read-flows";
import { openStore } from "@/server/warehouse/store";
import { folder, imported, longInput } from "./files";

const ROWS = ["seller_id,buyer_id,year,amount", "F1,F2,2020,100", "F2,F3,2020,7"];
const ALL = { years: null, regions: null, scope: "either" } as const;

async function aStore() {
  const dir = folder();
  return imported(dir, longInput(dir, ROWS));
}
const parquetFiles = (dir: string) =>
  (readdirSync(dir, { recursive: true }) as string[])
    .filter((name) => name.endsWith("2020.parquet"))
    .map((name) => join(dir, name));

describe("a store whose files were spoilt is refused in words", () => {
  test.each(["not json", "null", "[]", "7"])("store.json holds %s", async (text) => {
    const { dir } = await aStore();
    writeFileSync(join(dir, "store.json"), text);
    await expect(openStore(dir)).rejects.toMatchObject({ code: "BAD_INPUT", reason: "store_damaged" });
  });

  test("a file of flows is cut off", async () => {
    const store = await aStore();
    for (const file of parquetFiles(store.dir)) truncateSync(file, 40);
    const asked = readFlows(await openStore(store.dir), ALL);
    await expect(asked).rejects.toMatchObject({
      code: "BAD_INPUT",
      reason: "store_damaged",
      params: { what: "2020.parquet" },
    });
  });

  test("a file of flows is gone", async () => {
    const store = await aStore();
    for (const file of parquetFiles(store.dir)) rmSync(file);
    const asked = readFlows(await openStore(store.dir), ALL);
    await expect(asked).rejects.toMatchObject({ code: "BAD_INPUT", reason: "store_damaged" });
  });
});
