import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { graphOf } from "@/server/compute/network/graph";
import { egoIndicators } from "@/server/compute/network/indicators";
import { LINK_RULES, selectLinks } from "@/server/compute/network/links";
import { relatedness } from "@/server/compute/network/relatedness";

const FILE = new URL("../../../../shared/data/io/bea_use_2017_detail.csv", import.meta.url);

function atlas() {
  const rows = readFileSync(FILE, "utf8").trim().split("\n").slice(1);
  const cells = rows
    .map((line) => line.split(",") as [string, string, string])
    .filter((row) => Number(row[2]) > 0);
  const industries = [...new Set(cells.flatMap((row) => row.slice(0, 2)))];
  const index = new Map(industries.map((code, i) => [code, i]));
  const flows = {
    industries,
    seller: Int32Array.from(cells, ([seller]) => index.get(seller)!),
    buyer: Int32Array.from(cells, ([, buyer]) => index.get(buyer)!),
    amount: BigInt64Array.from(cells, (row) => BigInt(row[2].trim())),
    count: new Float64Array(cells.length).fill(1),
  };
  const links = selectLinks(relatedness(flows, { self: "exclude" }), LINK_RULES.related);
  return graphOf(links.industries, links.seller, links.buyer);
}

/** With linear interpolation between the two nearest. */
function quantile(values: number[], p: number): number {
  const sorted = values.toSorted((x, y) => x - y);
  const at = p * (sorted.length - 1);
  const below = sorted[Math.floor(at)]!;
  return below + (at % 1) * (sorted[Math.ceil(at)]! - below);
}

/**
 * Values that an independent implementation reported for the same table. It does not say how it treats the few codes
 * that only sell or only buy, hence the hundredth.
 */
describe.skipIf(!existsSync(FILE))("the ego networks of the United States' use table, 2017", () => {
  const within = (found: number, reported: number) => expect(Math.abs(found - reported)).toBeLessThan(0.01);

  test("b is .61 in the middle and .01 to .83 in nine of ten; the other measures are .17 and .16", () => {
    const graph = atlas();
    const every = graph.industries.map((code) => [code]);
    const b = (measure: "correlation" | "slope" | "newman") =>
      egoIndicators(graph, every, { b: measure }).flatMap((found) => found.b ?? []);
    const correlation = b("correlation");
    within(quantile(correlation, 0.05), 0.01);
    within(quantile(correlation, 0.5), 0.61);
    within(quantile(correlation, 0.95), 0.83);
    within(quantile(b("slope"), 0.5), 0.17);
    within(quantile(b("newman"), 0.5), 0.16);
    expect(correlation.some((value) => value < 0)).toBe(true);
  });
});
