import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadPaperProject } from "@/scripts/samples/paper-project";
import type { Db } from "@/server/db";
import { firstQuadrantItems, regionalCompetitiveness } from "@/server/features/published/data";
import { callerOf, freshDatabase, organisation, personIn } from "../database";

let db: Db;
let close: () => Promise<void>;
let projectId: string;
let api: ReturnType<typeof callerOf>;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  const analyst = await personIn(db, (await organisation(db)).id, "ANALYST");
  await loadPaperProject({ db, now: () => new Date(), say: () => {}, analyst, manager: analyst });
  projectId = (await db.project.findFirstOrThrow({ where: { sampleKind: "paper" } })).id;
  api = callerOf(db, analyst);
});
afterAll(() => close());

describe("printed figures are read like computed ones", () => {
  test("with the paper's five verdicts", async () => {
    const { verdicts, run } = await api.atlas.competitiveness({ projectId });
    const printed = new Map(
      regionalCompetitiveness().rows.map((row) => [row.strategicIndustry, row.verdictPrinted]),
    );
    expect(run).toMatchObject({ origin: "PUBLISHED", dataset: null, params: null, stale: false });
    expect(run.source).toContain("산업연구원");
    expect(new Map(verdicts.map(({ subject, label }) => [subject.label, label]))).toEqual(printed);
  });

  test("with its 28 items as hub candidates, whose cuts it does not print", async () => {
    const { candidates, cuts } = await api.atlas.hubCandidates({ projectId, kind: "ITEM" });
    expect(candidates.map(({ label }) => label).sort()).toEqual(
      firstQuadrantItems()
        .rows.map(({ itemName }) => itemName)
        .sort(),
    );
    expect(candidates.every(({ hub, basis }) => hub === true && basis === "printed")).toBe(true);
    expect(cuts).toMatchObject({ b: null, c: null, kinds: { b: "printed", c: "printed" } });
  });

  test("without a, d, size or network, which are missing and not 0", async () => {
    const { views } = await api.atlas.getRun({ projectId });
    expect(views.map(({ label }) => label)).toEqual(["충청권", "충북", "충남", "대전", "세종"]);
    for (const view of views)
      expect(view).toMatchObject({ nodes: null, links: null, amount: null, a: null, hasNetwork: false });
    const { rows } = await api.atlas.comparison({ projectId });
    expect(rows).toHaveLength(25);
    expect(
      rows.every(({ a, d, nodes, links }) => [a, d, nodes, links].every((value) => value === null)),
    ).toBe(true);
    expect(await api.atlas.network({ projectId })).toMatchObject({ network: null, reason: "published" });
    const [{ subjectId: id }] = rows as [(typeof rows)[number]];
    const ego = await api.atlas.ego({ projectId, subject: { kind: "STRATEGIC", id } });
    expect(ego).toMatchObject({ network: null, reason: "published", subject: { b: rows[0]!.b, a: null } });
    expect(await api.atlas.node({ projectId, code: "30399" })).toMatchObject({
      reason: "published",
      node: null,
    });
    await expect(api.atlas.exportCsv({ projectId, what: "links" })).rejects.toMatchObject({
      cause: { reason: "published" },
    });
    const { csv } = await api.atlas.exportCsv({ projectId, what: "indicators" });
    expect(csv).toContain("36,세종,STRATEGIC");
    expect(await api.atlas.partnerSuggestions({ projectId, codes: ["30399"] })).toEqual({
      items: [],
      run: null,
    });
  });

  test("and the four renewable items in every region", async () => {
    const { rows } = await api.atlas.comparison({ projectId, kind: "ITEM", viewKeys: ["36"] });
    expect(rows.map(({ subjectId, b }) => [subjectId, b])).toEqual([
      ["C10006", 0.606],
      ["C10008", 0.555],
      ["C10011", 0.608],
      ["D15005", 0.705],
    ]);
  });

  test("recommendations from them are undetermined for want of a, with the hub verdict where b and c suffice", async () => {
    const made = await api.recommendations.generate({ projectId });
    expect(made).toMatchObject({ recommendations: 25, undetermined: 25 });
    const { items } = await api.recommendations.list({ projectId });
    for (const item of items) {
      expect(item).toMatchObject({ outcome: "undetermined", strategy: null, quadrant: null, acts: [] });
      expect(item.facts.missing).toEqual(["a"]);
      expect(item.hub).toBe(
        item.facts.b.value! >= item.facts.hubBCut! && item.facts.c.value! >= item.facts.c.cut!,
      );
    }
    const { id: recommendationId } = items[0]!;
    await expect(
      api.recommendations.propose({ projectId, recommendationId, version: 1 }),
    ).rejects.toMatchObject({ cause: { reason: "undetermined" } });
  });
});
