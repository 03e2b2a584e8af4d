import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { egoNetwork } from "@/server/compute/network/ego";
import { graphOf } from "@/server/compute/network/graph";
import { indicators } from "@/server/compute/network/indicators";
import { LINK_RULES, selectLinks } from "@/server/compute/network/links";
import { relatedness } from "@/server/compute/network/relatedness";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import type { ResultTable } from "@/server/features/analyses/result";
import { ANALYSIS_KINDS, type StartAnalysisInput, specOf } from "@/server/features/analyses/schema";
import { queue } from "@/server/features/jobs/queue";
import {
  datasetOf,
  industryOf,
  PROVINCES,
  removeData,
  slowFlows,
  tradeRows,
  useOwnData,
  work,
  YEARS,
} from "../atlas/fixture";
import { callerOf, freshDatabase, organisation, personIn, project } from "../database";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let projectId: string;
let datasetId: string;
let runId: string;
let battery: { id: string };
let api: ReturnType<typeof callerOf>;

beforeAll(async () => {
  useOwnData();
  ({ db, close } = await freshDatabase());
  const org = await organisation(db);
  analyst = await personIn(db, org.id, "ANALYST");
  ({ id: projectId } = await project(db, analyst));
  ({ id: datasetId } = await datasetOf(db, analyst));
  battery = await industryOf(db, projectId, analyst, "이차전지", { SELF: ["28202", "27215"] });
  await industryOf(db, projectId, analyst, "미래차", { SELF: ["30320", "30399"] });
  api = callerOf(db, analyst);
  const started = await api.atlas.start({ projectId, datasetId, years: YEARS });
  ({ runId } = (await work(db, started.jobId!)).result as { runId: string });
});
afterAll(async () => {
  await (await queue()).stop({ graceful: false });
  await close();
  removeData();
});

type Asked = Partial<StartAnalysisInput> & Pick<StartAnalysisInput, "kind">;
const start = (input: Asked) => api.analyses.start({ projectId, runId, ...input });
async function analysed(input: Asked) {
  const { jobId, analysisId } = await start(input);
  if (analysisId) return api.analyses.get({ projectId, analysisId });
  const job = await work(db, jobId!);
  expect(job).toMatchObject({ state: "DONE", error: null });
  return api.analyses.get({ projectId, ...(job.result as { analysisId: string }) });
}
const cells = (tables: readonly ResultTable[], key: string) => {
  const { columns, rows } = tables.find((table) => table.key === key)!;
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column.key, row[at]])));
};

const ITEMS = ["20111", "20202", "24113", "26112", "28202", "30320"].map((code) => ({
  label: `품목 ${code}`,
  group: null,
  cores: [code],
}));
/** The least that each kind can be asked for. */
const LEAST = (kind: (typeof ANALYSIS_KINDS)[number]): Asked =>
  kind === "commercialisation"
    ? { kind, options: { technology: "28202 0.7; 26112 0.3" } }
    : specOf(kind).subjects.min > 1
      ? { kind, items: ITEMS }
      : specOf(kind).subjects.min === 1
        ? { kind, subjects: [{ kind: "STRATEGIC", id: battery.id }] }
        : { kind };

describe("every kind of analysis", () => {
  // Firms are asked for where data have them (test/cli/analyses.test.ts): these are flows of industries.
  test.each(ANALYSIS_KINDS.filter((kind) => kind !== "firms"))(
    "%s answers on a real project, with every fact and cell of its type",
    async (kind) => {
      const answer = await analysed(LEAST(kind));
      expect(answer).toMatchObject({ kind, changes: [], createdBy: analyst.name });
      expect(answer.tables.length).toBeGreaterThan(0);
      for (const { columns, rows } of answer.tables)
        for (const row of rows)
          columns.forEach(({ type }, at) => {
            const cell = row[at];
            if (cell === null) return;
            if (type === "amount") expect(cell).toMatch(/^-?\d+$/);
            else if (["integer", "number", "share", "year"].includes(type))
              expect(Number.isFinite(cell)).toBe(true);
            else expect(typeof cell).toBe(type === "yesno" ? "boolean" : "string");
          });
      for (const chart of answer.charts) expect(answer.tables.map(({ key }) => key)).toContain(chart.table);
    },
  );
});

describe("a growth path", () => {
  test("holds what the formulas give on the rows of each year", async () => {
    const answer = await analysed({ kind: "growth", subjects: [{ kind: "STRATEGIC", id: battery.id }] });
    const points = cells(answer.tables, "growthPoints");
    expect(points.map(({ year }) => year)).toEqual(YEARS);
    for (const { year, a, b, c, d } of points) {
      const rule = LINK_RULES.related;
      const links = selectLinks(
        relatedness(slowFlows(tradeRows(), [year as number], PROVINCES, "either"), rule),
        rule,
      );
      const graph = graphOf(links.industries, links.seller, links.buyer);
      const ego = indicators(egoNetwork(graph, ["28202", "27215"]).graph, { industries: "all" });
      expect([a, b, c, d]).toEqual([ego.a, ego.b, ego.c, ego.d]);
    }
  });
});

describe("the result", () => {
  test("of the same data, parameters and code is offered, not computed again; another seed is another result", async () => {
    const first = await analysed({ kind: "communities", seed: 3 });
    expect(await start({ kind: "communities", seed: 3 })).toEqual({ analysisId: first.id, jobId: null });
    const other = await start({ kind: "communities", seed: 4 });
    expect(other.analysisId).toBeNull();
    await work(db, other.jobId!);
  });

  test("of items by other names is another result, for names stand in it", async () => {
    const items = (word: string) => ITEMS.map((item) => ({ ...item, label: `${word} ${item.cores[0]}` }));
    const first = await analysed({ kind: "cluster", items: items("가") });
    const renamed = await analysed({ kind: "cluster", items: items("나") });
    expect(renamed.id).not.toBe(first.id);
    expect(cells(renamed.tables, "groupItems").map(({ item }) => item)).toContain("나 30320");
  });

  test("measures the groups that a person made of the items, and keeps their names", async () => {
    const labels = ITEMS.map(({ label }) => label);
    const arrangement = `첫째 = ${labels[0]}\n나머지 = ${labels.slice(1).join(" | ")}`;
    const answer = await analysed({ kind: "cluster", items: ITEMS, options: { arrangement } });
    expect(cells(answer.tables, "groups")).toMatchObject([
      { name: "첫째", items: 1, members: labels[0], silhouette: 0 },
      { name: "나머지", items: labels.length - 1 },
    ]);
    const items = cells(answer.tables, "groupItems");
    expect(items.filter(({ group }) => group === 1).map(({ item }) => item)).toEqual([labels[0]]);
    expect(answer.facts).toContainEqual(expect.objectContaining({ key: "arranged", value: true }));
  });

  test("is the same to the last digit when it is computed again", async () => {
    const asked: Asked = { kind: "bootstrap", options: { replicates: 20 }, seed: 5 };
    const first = await analysed(asked);
    const again = await analysed({ ...asked, recompute: true });
    expect(again.id).not.toBe(first.id);
    expect(again.tables).toEqual(first.tables);
    expect(again.facts).toEqual(first.facts);
  });

  test("says when the data behind it have been archived", async () => {
    const { id } = await analysed({ kind: "centre" });
    await db.dataset.update({ where: { id: datasetId }, data: { archivedAt: new Date() } });
    const answer = await api.analyses.get({ projectId, analysisId: id });
    await expect(start({ kind: "blocks" })).rejects.toMatchObject({ cause: { reason: "datasetArchived" } });
    await db.dataset.update({ where: { id: datasetId }, data: { archivedAt: null } });
    expect(answer.changes).toEqual(["datasetArchived"]);
  });

  test("is listed newest first and audited", async () => {
    const { id } = await analysed({ kind: "blocks", recompute: true });
    const [newest] = await api.analyses.list({ projectId, runId });
    expect(newest!.id).toBe(id);
    const audited = await db.auditEvent.findFirst({ where: { type: "ANALYSIS_COMPUTED", subjectId: id } });
    expect(audited).toMatchObject({ actorId: analyst.id, projectId, detail: { kind: "blocks" } });
  });
});

describe("refused, with the reason", () => {
  test.each([
    ["tooFewSubjects", () => ({ kind: "bridges" as const })],
    ["tooFewSubjects", () => ({ kind: "cluster" as const, items: ITEMS.slice(0, 2) })],
    ["tooManySubjects", () => ({ kind: "centre" as const, items: ITEMS })],
    ["analysisOptions", () => ({ kind: "centre" as const, options: { top: 0 } })],
    ["analysisOptions", () => ({ kind: "centre" as const, options: { bottom: 3 } })],
    [
      "unknownSubject",
      () => ({ kind: "centre" as const, subjects: [{ kind: "STRATEGIC" as const, id: "nobody" }] }),
    ],
    [
      "unknownItemCode",
      () => ({
        kind: "cluster" as const,
        items: [...ITEMS, { label: "이상한 품목", group: null, cores: ["99999"] }],
      }),
    ],
    ["subjectTwice", () => ({ kind: "cluster" as const, items: [...ITEMS, ITEMS[0]!] })],
  ])("%s", async (reason, input) => {
    await expect(start(input())).rejects.toMatchObject({ cause: { reason } });
  });

  test("a line of changes that cannot be read fails the job with its number", async () => {
    const { jobId } = await start({
      kind: "whatif",
      options: { changes: "+ 30320 > 28202\nmake it better" },
    });
    const job = await work(db, jobId!);
    expect(job).toMatchObject({ state: "FAILED", error: { reason: "whatIfLine", params: { line: 2 } } });
  });

  test("another project's analysis does not exist", async () => {
    const { id } = await analysed({ kind: "centre" });
    const elsewhere = await project(db, analyst);
    await expect(api.analyses.get({ projectId: elsewhere.id, analysisId: id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
