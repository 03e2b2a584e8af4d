import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { StoreManifest } from "@/server/warehouse/store";
import type { FlowsAnswer, StoreTask } from "../stored-flows-bench";
import { report, taskOf } from "../worker-report";

const { store, regions, scope } = taskOf<StoreTask>();
await report(
  async () => {
    const { data, places } = JSON.parse(readFileSync(join(store, "store.json"), "utf8")) as StoreManifest;
    const files = readdirSync(join(store, data, "flows")).map(
      (name) => `'${join(store, data, "flows", name)}'`,
    );
    const ids = places.flatMap(({ code }, at) => (regions?.includes(code) ? [at + 1] : []));
    const [sells, buys] = [`seller_region IN (${ids})`, `buyer_region IN (${ids})`];
    const rules = {
      seller: sells,
      buyer: buys,
      either: `${sells} OR ${buys}`,
      within: `${sells} AND ${buys}`,
    };
    const where = regions ? `WHERE ${rules[scope]}` : "";
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const reader = await connection.runAndReadAll(
      `SELECT seller, buyer, sum(amount)::BIGINT, sum(n)::DOUBLE FROM read_parquet([${files}]) ${where} GROUP BY ALL`,
    );
    return reader.getColumns();
  },
  ([, , amount, count]): FlowsAnswer => ({
    pairs: amount!.length,
    amount: String((amount as bigint[]).reduce((sum, value) => sum + value, 0n)),
    count: (count as number[]).reduce((sum, value) => sum + value, 0),
  }),
);
