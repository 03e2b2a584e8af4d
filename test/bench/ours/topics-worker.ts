import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lda } from "@/server/compute/topics/lda";
import { bestFactorisation } from "@/server/compute/topics/nmf";
import type { TopicsAnswer, TopicsTask } from "../topics-bench";
import { report, taskOf } from "../worker-report";

const { folder, topics, seeds, method, out } = taskOf<TopicsTask>();
const bytes = (name: string) => {
  const { buffer, byteOffset, byteLength } = readFileSync(join(folder, name));
  return buffer.slice(byteOffset, byteOffset + byteLength);
};
const offsets = new Int32Array(bytes("offsets"));
const x = {
  ...{
    rows: offsets.length - 1,
    columnCount: JSON.parse(readFileSync(join(folder, "columns.json"), "utf8")),
  },
  ...{ offsets, columns: new Int32Array(bytes("columns")) },
  values: new Float64Array(bytes(method === "lda" ? "values" : "weights")),
};
await report(
  () =>
    seeds.map(
      (seed) =>
        (method === "lda" ? lda(x, { topics, seed }) : bestFactorisation(x, { topics, seed, starts: 2 }))
          .terms,
    ),
  (found): TopicsAnswer => ({
    files: found.map((terms, at) => {
      const file = join(out, `ours-${method}-${seeds[at]}`);
      writeFileSync(file, terms);
      return file;
    }),
  }),
);
