import { industryIndex, industryMatches, type Searchable } from "@/server/compute/search";
import { seededRandom } from "@/server/compute/topics/random";
import { industryPath, loadIndustries } from "@/server/features/reference/data";
import type { SearchAnswer } from "../search-bench";
import { report, taskOf } from "../worker-report";

const { queries } = taskOf<{ queries: number }>();
const industries = loadIndustries(10);
const index = industryIndex(industries, (entry) => industryPath(entry.code)[0]!.code);
const asked = queriesFrom(industries, queries, seededRandom(1));

await report(
  () => {
    let slowest = 0;
    let found = 0;
    for (const [at, query] of asked.entries()) {
      const began = performance.now();
      const matches = industryMatches(index, query, { limit: 20, locale: at % 2 === 0 ? "ko" : "en" });
      slowest = Math.max(slowest, performance.now() - began);
      if (matches.length > 0) found++;
    }
    return { slowest, found };
  },
  ({ slowest, found }): SearchAnswer => ({
    slowestMs: slowest,
    found,
    entries: industries.length,
    asked: asked.length,
  }),
);

/** By turns a part of a Korean and of an English title: its start, its middle, two words, spaced oddly, a code. */
function queriesFrom(entries: readonly Searchable[], count: number, random: () => number): string[] {
  const below = (limit: number) => Math.floor(random() * limit);
  return Array.from({ length: count }, (_, at) => {
    const { code, nameKo, nameEn } = entries[below(entries.length)]!;
    const title = at % 2 === 0 ? nameKo : nameEn;
    const words = title.split(" ");
    const from = below(Math.max(1, title.length - 3));
    const kinds = [
      () => title.slice(0, 2 + below(5)),
      () => title.slice(from, from + 2 + below(6)),
      () => `${words.at(-1)} ${words[0]}`,
      () => title.slice(0, 8).split("").join(" "),
      () => code.slice(0, 2 + below(4)),
    ];
    return kinds[below(kinds.length)]!();
  });
}
