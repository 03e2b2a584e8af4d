import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { egoNetwork } from "@/server/compute/network/ego";
import { graphOf } from "@/server/compute/network/graph";
import { LINK_RULES, selectLinks } from "@/server/compute/network/links";
import { relatedness } from "@/server/compute/network/relatedness";
import type { Db } from "@/server/db";
import { queue } from "@/server/features/jobs/queue";
import { callerOf, freshDatabase } from "../database";
import {
  computedProject,
  PROVINCES,
  redefine,
  removeData,
  slowFlows,
  tradeRows,
  useOwnData,
  YEARS,
} from "./fixture";

let db: Db;
let close: () => Promise<void>;
let world: Awaited<ReturnType<typeof computedProject>>;
let api: ReturnType<typeof callerOf>;
let of: { projectId: string; runId: string };

beforeAll(async () => {
  useOwnData();
  ({ db, close } = await freshDatabase());
  world = await computedProject(db);
  api = callerOf(db, world.analyst);
  of = { projectId: world.projectId, runId: world.runId };
});
afterAll(async () => {
  await (await queue()).stop({ graceful: false });
  await close();
  removeData();
});

const all = relatedness(slowFlows(tradeRows(), YEARS, PROVINCES, "either"), LINK_RULES.related);
const links = selectLinks(all, LINK_RULES.related);
const graph = graphOf(links.industries, links.seller, links.buyer);
const pairs = links.rr.length;
const linkRow = (e: number) => ({
  seller: links.industries[links.seller[e]!]!,
  buyer: links.industries[links.buyer[e]!]!,
  amount: links.amount[e]!,
  count: links.count[e]!,
  expected: links.expected[e]!,
  rr: links.rr[e]!,
});
const allLinks = Array.from({ length: pairs }, (_, e) => linkRow(e));
const key = ({ seller, buyer }: { seller: string; buyer: string }) => `${seller} ${buyer}`;

describe("the network of a view", () => {
  test("holds every linked industry and, within the limit, the strongest links, exactly", async () => {
    const { network, run, view } = await api.atlas.network({ ...of, limit: 50_000 });
    expect(network!.links.map(key).sort()).toEqual(allLinks.map(key).sort());
    for (const link of network!.links) expect(allLinks).toContainEqual(link);
    expect(network!.cut).toMatchObject({ by: "amount", shown: pairs, total: pairs });
    expect(network!.nodes.find(({ code }) => code === "85302")).toMatchObject({
      name: "대학교",
      block: "university",
      k: graph.degree[graph.industries.indexOf("85302")],
    });
    expect(run).toMatchObject({
      origin: "COMPUTED",
      stale: false,
      dataset: { unit: "천원", synthetic: true },
    });
    expect(view).toMatchObject({ key: "mega:chungcheong", nodes: 20, links: pairs });
  });

  test("says what is left out: the five largest by transactions of all", async () => {
    const { network } = await api.atlas.network({ ...of, by: "count", limit: 5 });
    const counts = allLinks.map(({ count }) => count).sort((x, y) => y - x);
    expect(network!.links.map(({ count }) => count)).toEqual(counts.slice(0, 5));
    expect(network!.cut).toEqual({ by: "count", shown: 5, total: pairs, weakest: counts[4] });
  });

  test("a node's sales are all its trade in the margins, not its links alone", async () => {
    const { network } = await api.atlas.network(of);
    const sold = tradeRows()
      .filter(({ seller, buyer }) => seller === "30399" && buyer !== seller)
      .filter(
        ({ sellerRegion, buyerRegion }) =>
          PROVINCES.includes(sellerRegion) || PROVINCES.includes(buyerRegion),
      )
      .reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    expect(network!.nodes.find(({ code }) => code === "30399")!.sold).toBe(sold);
  });
});

describe("an ego network", () => {
  test("is the core, its partners and all links among them, with the figures of the run", async () => {
    const { network, subject } = await api.atlas.ego({
      ...of,
      subject: { kind: "STRATEGIC", id: world.car.id },
    });
    const ego = egoNetwork(graph, ["30320", "30399"]);
    expect(network!.nodes.map(({ code }) => code)).toEqual([...ego.graph.industries]);
    expect(network!.nodes.filter(({ core }) => core).map(({ code }) => code)).toEqual(["30320", "30399"]);
    expect(network!.links).toHaveLength(ego.links.length);
    expect(subject).toMatchObject({ label: "미래차", nodes: ego.nodes.length, links: ego.links.length });
  });

  test("kept small, keeps its cores and says how many nodes and links it hides", async () => {
    const subject = { kind: "STRATEGIC" as const, id: world.car.id };
    const { network } = await api.atlas.ego({ ...of, subject, maxNodes: 4, maxLinks: 3 });
    const ego = egoNetwork(graph, ["30320", "30399"]);
    expect(network!.nodes.map(({ code }) => code)).toEqual(expect.arrayContaining(["30320", "30399"]));
    expect(network!.cut).toMatchObject({
      nodes: { shown: 4, total: ego.nodes.length },
      links: { shown: 3, total: ego.links.length },
    });
    const shown = new Set(network!.nodes.map(({ code }) => code));
    expect(network!.links.every(({ seller, buyer }) => shown.has(seller) && shown.has(buyer))).toBe(true);
  });

  test("of one industry in a region where it was not stored is the same as in its own run", async () => {
    const subject = { kind: "CODE" as const, id: "30399" };
    const there = await api.atlas.ego({ ...of, viewKey: "44", subject });
    const runId = await world.compute({ regions: ["44"], compare: "none" });
    const own = await api.atlas.ego({ projectId: of.projectId, runId, subject });
    const { a, b, c, d, nodes, links } = own.subject;
    expect(there.subject).toMatchObject({ a, b, c, d, nodes, links, flags: own.subject.flags });
  });

  test("of what was not measured does not exist", async () => {
    const subject = { kind: "STRATEGIC" as const, id: "unknown" };
    await expect(api.atlas.ego({ ...of, subject })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("an industry's partners carry both directions; a direction without a link is missing, not zero", async () => {
  const { partners, node, ego } = await api.atlas.node({ ...of, code: "30399" });
  expect(partners).toHaveLength(node!.k);
  expect(ego).toMatchObject({ kind: "CODE", id: "30399", nodes: node!.k + 1 });
  for (const partner of partners) {
    const side = (seller: string, buyer: string) => {
      const link = allLinks.find((one) => one.seller === seller && one.buyer === buyer);
      return link ? { amount: link.amount, count: link.count, expected: link.expected, rr: link.rr } : null;
    };
    expect(partner.sellsToIt).toEqual(side("30399", partner.code));
    expect(partner.buysFromIt).toEqual(side(partner.code, "30399"));
  }
  expect(partners.some(({ sellsToIt }) => sellsToIt === null)).toBe(true);
});

test("suggestions add up the links with all the codes, and leave out the codes themselves", async () => {
  const codes = ["30320", "30399"];
  const newest = await world.compute();
  const { items, run } = await api.atlas.partnerSuggestions({ projectId: of.projectId, codes, limit: 200 });
  expect(run).toMatchObject({ id: newest, view: { key: "mega:chungcheong" } });
  expect(items.some(({ code }) => codes.includes(code))).toBe(false);
  const suppliers = allLinks.filter(({ seller, buyer }) => codes.includes(buyer) && !codes.includes(seller));
  const wanted = suppliers.filter(({ seller }) => seller === suppliers[0]!.seller);
  const amount = wanted.reduce((sum, link) => sum + link.amount, 0n);
  const expected = wanted.reduce((sum, link) => sum + link.expected, 0);
  const sold = all.seller.reduce(
    (sum, i, row) => (all.industries[i] === wanted[0]!.seller ? sum + Number(all.amount[row]!) : sum),
    0,
  );
  const found = items.find((item) => item.code === wanted[0]!.seller && item.direction === "supplier")!;
  expect(found.amount).toBe(amount);
  expect(found.rr).toBeCloseTo(Number(amount) / expected, 10);
  expect(found.shareOfPartner).toBeCloseTo(Number(amount) / sold, 10);
  const weights = items.map((item) => Number(item.amount) * Math.log(item.rr));
  expect(weights).toEqual([...weights].sort((x, y) => y - x));
});

test("suggestions before the first run are none, with no run to name", async () => {
  const { id: projectId } = await db.project.create({
    data: {
      orgId: world.org.id,
      name: "새 사업",
      scopeKind: "NATION",
      scopeCode: "KR",
      yearFrom: 2018,
      yearTo: 2020,
      createdById: "x",
    },
  });
  expect(await api.atlas.partnerSuggestions({ projectId, codes: ["30399"] })).toEqual({
    items: [],
    run: null,
  });
  await expect(api.atlas.getRun({ projectId })).rejects.toMatchObject({ cause: { reason: "noRun" } });
});

describe("hub candidates", () => {
  test("are those with b and c at or above the means over the subjects of the view", async () => {
    const { candidates, cuts } = await api.atlas.hubCandidates({ ...of, kind: "CODE" });
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const b = mean(candidates.map((row) => row.b!));
    const c = mean(candidates.map((row) => row.c!));
    expect(cuts.b).toBeCloseTo(b, 12);
    expect(cuts.c).toBeCloseTo(c, 12);
    expect(cuts.compared).toBe(20);
    for (const row of candidates) {
      expect(row.hub).toBe(row.b! >= b && row.c! >= c);
      expect(row.distance.b).toBeCloseTo(row.b! - b, 12);
      const turned = [0.01, -0.01].some((step) => (row.b! + step >= b && row.c! + step >= c) !== row.hub);
      expect(row.nearCut).toBe(turned);
    }
    expect(new Set(candidates.map(({ hub }) => hub)).size).toBe(2);
  });

  test("a subject without an ego network is undetermined, and no part of the means", async () => {
    const other = await computedProject(db, {
      rows: tradeRows().filter(({ seller, buyer }) => ![seller, buyer].includes("58222")),
    });
    const { candidates, cuts } = await callerOf(db, other.analyst).atlas.hubCandidates({
      projectId: other.projectId,
    });
    expect(cuts.compared).toBe(2);
    expect(candidates.at(-1)).toMatchObject({
      label: "디지털",
      hub: null,
      b: null,
      a: null,
      flags: ["empty"],
    });
    expect(candidates.at(-1)).toMatchObject({ missingCores: ["58222"], nodes: 0 });
  });
});

test("the parts of the main region are compared by the project's rule, with the whole beside them", async () => {
  const { verdicts, parts } = await api.atlas.competitiveness(of);
  expect(parts.map(({ label }) => label)).toEqual(["대전", "세종", "충북", "충남"]);
  expect(verdicts.map(({ subject }) => subject.label)).toEqual(["이차전지", "미래차", "디지털"]);
  const { rows } = await api.atlas.comparison(of);
  for (const { subject, order, gap, margin, verdict, mega, label } of verdicts) {
    const b = (region: string) =>
      rows.find((row) => row.subjectId === subject.id && row.viewLabel === region)!.b;
    for (const row of order) expect(row.b).toBe(b(row.region));
    expect(mega!.b).toBe(b("충청권"));
    expect(verdict).toBe(gap! >= margin ? "lead" : "joint");
    expect(label).toBe(verdict === "lead" ? `${order[0]!.region} 주도` : "충청권 공조");
  }
});

test("a table for a spreadsheet holds every link and every indicator with its region", async () => {
  const file = await api.atlas.exportCsv({ ...of, what: "links" });
  const rows = parse(file.csv, { bom: true, columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(pairs);
  expect(Object.keys(rows[0]!).slice(0, 6)).toEqual(["seller", "buyer", "amount", "count", "expected", "rr"]);
  expect(file.fileName).toBe("atlas_links_충청권_2018–2020.csv");
  const { csv } = await api.atlas.exportCsv({ ...of, what: "indicators" });
  const table = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
  expect(table.filter(({ kind }) => kind === "WHOLE")).toHaveLength(5);
  expect(table.filter(({ kind }) => kind === "STRATEGIC")).toHaveLength(15);
  const { rows: compared } = await api.atlas.comparison(of);
  const first = table.find(({ kind, region }) => kind === "STRATEGIC" && region === "44")!;
  expect(Number(first.b)).toBe(compared.find((row) => row.viewKey === "44")!.b);
});

describe("what has changed since", () => {
  test("is named: definitions by their codes, data, code; another name or keyword leaves the figures alone", async () => {
    const { projectId, battery, car, soft, dataset, runId, analyst } = await computedProject(db);
    const read = async () => (await callerOf(db, analyst).atlas.getRun({ projectId })).changes;
    expect(await read()).toEqual([]);
    await db.strategicIndustry.update({
      where: { id: battery.id },
      data: { name: "차세대 이차전지", kwItems: ["전고체"], version: { increment: 1 } },
    });
    expect(await read()).toEqual([]);
    await redefine(db, car.id, ["30320"]);
    await db.strategicIndustry.update({ where: { id: soft.id }, data: { deletedAt: new Date() } });
    await db.dataset.update({ where: { id: dataset.id }, data: { archivedAt: new Date() } });
    await db.atlasRun.update({ where: { id: runId }, data: { codeVersion: "0.9.0" } });
    expect(await read()).toEqual([
      { kind: "datasetArchived", params: { name: "시험 자료" } },
      { kind: "definitionChanged", params: { name: "미래차", from: 1, to: 2 } },
      { kind: "definitionRemoved", params: { name: "디지털" } },
      { kind: "codeVersionChanged", params: { from: "0.9.0", to: expect.any(String) } },
    ]);
    const [latest] = await callerOf(db, analyst).atlas.listRuns({ projectId });
    expect(latest).toMatchObject({ id: runId, stale: true, createdBy: analyst.name, views: 5 });
  });
});

test("what each figure is can be read without any run", async () => {
  const { indicators, codeVersion } = await api.atlas.definitions({ projectId: world.projectId });
  expect(indicators.b.formula).toContain("corr");
  expect(codeVersion).toMatch(/^\d+\.\d+\.\d+$/);
});
