import { type Graph, graphOf } from "@/server/compute/network/graph";
import type { IndustryChange, LinkChange, LinkEnds, Warn } from "@/server/compute/network/what-if-change";

/**
 * Links that can be changed: `sells[i * size + j]` is 1 where i sells to j. Industries are ordered by code, so that what
 * a seed gives does not depend on their numbering.
 */
export type LinkTable = { industries: string[]; index: Map<string, number>; sells: Uint8Array };

export function linkTable(industries: readonly string[], links: Iterable<LinkEnds>): LinkTable {
  const codes = [...industries].sort();
  const index = new Map(codes.map((code, i) => [code, i]));
  const sells = new Uint8Array(codes.length * codes.length);
  for (const { seller, buyer } of links) sells[index.get(seller)! * codes.length + index.get(buyer)!] = 1;
  return { industries: codes, index, sells };
}

export const copyOf = ({ industries, index, sells }: LinkTable): LinkTable => ({
  industries,
  index,
  sells: sells.slice(),
});

/** Ordered by seller, then buyer. */
export function* linksOf({ industries, sells }: LinkTable): Generator<LinkEnds> {
  const size = industries.length;
  for (let at = 0; at < sells.length; at++)
    if (sells[at]) yield { seller: industries[Math.floor(at / size)]!, buyer: industries[at % size]! };
}

export function graphOfTable({ industries, sells }: LinkTable): Graph {
  const size = industries.length;
  const places: number[] = [];
  for (let at = 0; at < sells.length; at++) if (sells[at]) places.push(at);
  return graphOf(
    industries,
    Int32Array.from(places, (at) => Math.floor(at / size)),
    Int32Array.from(places, (at) => at % size),
  );
}

/** Links of `other` that `table` has not. */
export function* linksMissingIn(table: LinkTable, other: LinkTable): Generator<LinkEnds> {
  const size = other.industries.length;
  const place = Int32Array.from(other.industries, (code) => table.index.get(code) ?? -1);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      if (!other.sells[i * size + j]) continue;
      const known = place[i]! >= 0 && place[j]! >= 0;
      if (!known || !table.sells[place[i]! * table.industries.length + place[j]!])
        yield { seller: other.industries[i]!, buyer: other.industries[j]! };
    }
}

/** Links to be added or removed by name; true if any was. */
export function changeLinks(
  table: LinkTable,
  change: LinkChange & { kind: "add_links" | "remove_links" },
  warn: Warn,
): boolean {
  const to = change.kind === "add_links" ? 1 : 0;
  let changed = 0;
  let same = 0;
  for (const { seller, buyer } of change.links) {
    const [i, j] = [table.index.get(seller), table.index.get(buyer)];
    if (i === undefined) warn("unknown_industry", { what: seller });
    if (j === undefined) warn("unknown_industry", { what: buyer });
    if (i === undefined || j === undefined) continue;
    if (i === j) {
      warn("self_link", { what: seller });
      continue;
    }
    const at = i * table.industries.length + j;
    if (table.sells[at] === to) same++;
    else changed++;
    table.sells[at] = to;
  }
  if (same > 0) warn(to === 1 ? "already_linked" : "not_linked", { count: same });
  return changed > 0;
}

/** An industry taken out of, or put into, a network of which only the links are known: another table, or the same. */
export function changeIndustry(table: LinkTable, change: IndustryChange, warn: Warn): LinkTable {
  const { industry } = change;
  const links = [...linksOf(table)];
  const known = (code: string) => {
    if (!table.index.has(code)) warn("unknown_industry", { what: code });
    return table.index.has(code);
  };
  if (change.kind === "remove_industry") {
    if (!known(industry)) return table;
    return linkTable(
      table.industries.filter((code) => code !== industry),
      links.filter(({ seller, buyer }) => seller !== industry && buyer !== industry),
    );
  }
  if (table.index.has(industry)) {
    warn("known_industry", { what: industry });
    return table;
  }
  if (change.kind === "add_industry_like") {
    if (!known(change.like)) return table;
    const own = links.flatMap(({ seller, buyer }): LinkEnds[] =>
      seller === change.like
        ? [{ seller: industry, buyer }]
        : buyer === change.like
          ? [{ seller, buyer: industry }]
          : [],
    );
    return linkTable([...table.industries, industry], [...links, ...own]);
  }
  const sales = (change.sellsTo ?? []).filter((to) => known(to.industry));
  const purchases = (change.buysFrom ?? []).filter((from) => known(from.industry));
  return linkTable(
    [...table.industries, industry],
    [
      ...links,
      ...sales.map((to) => ({ seller: industry, buyer: to.industry })),
      ...purchases.map((from) => ({ seller: from.industry, buyer: industry })),
    ],
  );
}
