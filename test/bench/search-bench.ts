import type { Bench } from "./bench-result";
import { contest } from "./contest";
import { nodeWorker } from "./worker-process";

export type SearchAnswer = { slowestMs: number; found: number; entries: number; asked: number };

const QUERIES = 500;
const MOST_MS = 50;

/** Search for an industry by code or part of a title, in both languages. */
export const bench: Bench = async (options) => {
  const row = await contest<SearchAnswer>(
    {
      ...{ what: `${QUERIES} queries, half of them in English`, size: QUERIES, task: { queries: QUERIES } },
      ours: nodeWorker("ours/search-worker.ts"),
      peers: {},
      agree: () => null,
      goal: `under ${MOST_MS} ms a query`,
      met: ({ wallSeconds }) => (1000 * wallSeconds) / QUERIES < MOST_MS,
    },
    options,
  );
  const { slowestMs, found, entries } = row.answers.ours!;
  const each = ((1000 * row.ours.cpuSeconds) / QUERIES).toPrecision(2);
  return {
    ...{ id: "search", title: "Search for an industry (size: queries)", rows: [row] },
    notes: [
      `${each} ms of CPU a query over ${entries.toLocaleString("en-US")} entries of all levels, the slowest ${slowestMs.toFixed(1)} ms (first call); ${found} of ${QUERIES} found something.`,
      "Queries are drawn (seeded) from codes and titles: starts, middles, two words the wrong way round, letters spaced out.",
    ],
  };
};
