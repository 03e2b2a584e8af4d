import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nationalPlan } from "@/server/cli/national-plan";
import { graphOf } from "@/server/compute/network/graph";
import { egoIndicators } from "@/server/compute/network/indicators";
import { LINK_RULES, selectLinks } from "@/server/compute/network/links";
import { relatedness } from "@/server/compute/network/relatedness";
import { readFlows, regionSummary } from "@/server/warehouse/read-flows";
import { shares } from "@/server/warehouse/synthetic/random";
import { writeSynthetic } from "@/server/warehouse/synthetic/write-synthetic";
import { folder, imported } from "./files";

const YEARS = Array.from({ length: 10 }, (_, at) => 2013 + at);
const size = { seed: 11, firms: 6000, trades: 60_000, years: YEARS };

async function written(plan = nationalPlan(size)) {
  const dir = folder();
  const files = { firms: join(dir, "firms.csv"), transactions: join(dir, "transactions.csv") };
  await writeSynthetic(plan, files);
  const hash = createHash("sha256")
    .update(readFileSync(files.firms))
    .update(readFileSync(files.transactions))
    .digest("hex");
  return {
    dir,
    hash,
    input: {
      form: "long" as const,
      firms: { path: files.firms },
      transactions: { path: files.transactions },
    },
  };
}

test("the same seed and size give the same bytes, another seed others", async () => {
  const [one, two, other] = [
    await written(),
    await written(),
    await written(nationalPlan({ ...size, seed: 12 })),
  ];
  expect(two.hash).toBe(one.hash);
  expect(other.hash).not.toBe(one.hash);
});

test("firms and trades stand in the plan's proportions, and every row is taken in", async () => {
  const plan = nationalPlan(size);
  const { dir, input } = await written(plan);
  const store = await imported(dir, input);
  expect(store.manifest).toMatchObject({
    rejected: {},
    years: YEARS,
    counts: { firms: 6000, transactions: 60_000, selfTrades: 0 },
  });

  const found = await regionSummary(store, { years: null });
  const of = (code: string, what: "firms" | "sales") =>
    found.filter(({ path }) => path.includes(code)).reduce((sum, region) => sum + region[what], 0);
  const expected = shares(
    6000,
    plan.provinces.map(({ firms }) => firms),
  );
  const weight = plan.provinces.reduce((sum, { transactions }) => sum + transactions, 0);
  plan.provinces.forEach(({ code, transactions }, at) => {
    expect(of(code, "firms")).toBe(expected[at]);
    // Whole trades in each of ten years: off by less than one a year.
    expect(Math.abs(of(code, "sales") - (60_000 * transactions) / weight)).toBeLessThan(10);
  });
});

test("relations last and slowly change: most pairs of a year trade in the next, few of the first in the last", async () => {
  const { input } = await written();
  const pairs = new Map<string, Set<string>>();
  for (const line of readFileSync(input.transactions.path, "utf8").trim().split("\n").slice(1)) {
    const [seller, buyer, year] = line.split(",");
    pairs.set(year!, (pairs.get(year!) ?? new Set()).add(`${seller} ${buyer}`));
  }
  const kept = (from: string, to: string) =>
    [...pairs.get(from)!].filter((pair) => pairs.get(to)!.has(pair)).length / pairs.get(from)!.size;
  expect(kept("2015", "2016")).toBeGreaterThan(0.7);
  expect(kept("2013", "2022")).toBeLessThan(0.4);
});

test("relatedness is structure, not noise: significant links are many, and hubs tie to the periphery", async () => {
  const { dir, input } = await written(nationalPlan({ ...size, trades: 300_000 }));
  const store = await imported(dir, input);
  const all = relatedness(await readFlows(store, { years: null, regions: null, scope: "either" }), {
    self: "exclude",
  });
  const links = selectLinks(all, LINK_RULES.significant);
  expect(links.seller.length).toBeGreaterThan(3000);
  const graph = graphOf(links.industries, links.seller, links.buyer);
  const strongest = [...graph.degree].map((k, at) => [k, at] as const).sort((x, y) => y[0] - x[0]);
  const cores = strongest.slice(0, 20).map(([, at]) => [graph.industries[at]!]);
  for (const { a, b, c, d } of egoIndicators(graph, cores)) {
    expect(a).toBeGreaterThan(0);
    expect(Math.abs(b!)).toBeLessThanOrEqual(1);
    expect(c).toBeGreaterThan(0);
    expect(d).toBeGreaterThan(1);
  }
  const amounts = [...all.amount].map(Number).sort((x, y) => y - x);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const top = amounts.slice(0, Math.ceil(amounts.length / 10)).reduce((sum, amount) => sum + amount, 0);
  expect(top / total).toBeGreaterThan(0.5);
});

test("clusters make their chains denser and their provinces fuller, and leave the proportions between provinces", async () => {
  const self = ["30320", "30332"];
  const cluster = { backward: ["24222"], self, forward: ["30121"], share: 0.5, elsewhere: 0 };
  const plan = nationalPlan({ ...size, clusters: [{ ...cluster, provinces: { "44": 0.5 } }] });
  const traded = async (of: typeof plan) => {
    const { input } = await written(of);
    const industry = new Map<string, string>();
    const firms = new Map<string, number>();
    for (const line of readFileSync(input.firms.path, "utf8").trim().split("\n").slice(1)) {
      const [id, code, region] = line.split(",");
      industry.set(id!, code!);
      const province = region!.slice(0, 2);
      const key = self.includes(code!) ? `${province} own` : province;
      firms.set(key, (firms.get(key) ?? 0) + 1);
    }
    let inside = 0;
    for (const line of readFileSync(input.transactions.path, "utf8").trim().split("\n").slice(1)) {
      const [seller, buyer] = line.split(",");
      const from = industry.get(seller!)!;
      const to = industry.get(buyer!)!;
      if (["24222", ...self].includes(from) && [...self, "30121"].includes(to)) inside++;
    }
    const all = (province: string) => (firms.get(province) ?? 0) + (firms.get(`${province} own`) ?? 0);
    return { inside, own: (firms.get("44 own") ?? 0) / all("44"), firms: all("44") };
  };
  const [loose, dense] = [await traded(nationalPlan(size)), await traded(plan)];
  expect(dense.inside).toBeGreaterThan(20 * Math.max(1, loose.inside));
  expect(dense.own).toBeGreaterThan(0.25);
  expect(loose.own).toBeLessThan(0.05);
  expect(dense.firms).toBe(loose.firms);
  expect((await written(plan)).hash).toBe((await written(plan)).hash);
});

test("supplies keep most trade among the divisions that plausibly buy", async () => {
  const share = async (supplies?: Record<string, string[]>) => {
    const { input } = await written(nationalPlan({ ...size, ...(supplies ? { supplies } : {}) }));
    const industry = new Map(
      readFileSync(input.firms.path, "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",").slice(0, 2) as [string, string]),
    );
    const to = readFileSync(input.transactions.path, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) =>
        line
          .split(",")
          .slice(0, 2)
          .map((id) => industry.get(id)!.slice(0, 2)),
      )
      .filter(([seller]) => seller === "30")
      .map(([, buyer]) => buyer);
    return to.filter((buyer) => buyer === "30" || buyer === "46").length / to.length;
  };
  expect(await share()).toBeLessThan(0.5);
  expect(await share({ "30": ["46"] })).toBeGreaterThan(0.65);
});

test.each([
  [{ self: ["99999"] }, "99999"],
  [{ provinces: { "44": 1 } }, "shares from 0 to below 1"],
  [{ self: [] }, "needs industries of its own"],
])("a cluster that makes no sense is refused: %#", async (over, message) => {
  const cluster = { backward: [], self: ["30320"], forward: [], share: 0.3, elsewhere: 0.01, provinces: {} };
  const plan = nationalPlan({ ...size, clusters: [{ ...cluster, ...over } as never] });
  await expect(written(plan)).rejects.toMatchObject({
    reason: "bad_synthetic_plan",
    message: expect.stringContaining(message),
  });
});

test("a plan that makes no sense is refused", async () => {
  await expect(written(nationalPlan({ ...size, firms: 1 }))).rejects.toMatchObject({
    reason: "bad_synthetic_plan",
  });
});
