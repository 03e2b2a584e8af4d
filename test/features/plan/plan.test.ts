import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/server/db";
import { queue } from "@/server/features/jobs/queue";
import { computedProject, redefine, removeData, useOwnData } from "../atlas/fixture";
import { callerOf, freshDatabase } from "../database";

let db: Db;
let close: () => Promise<void>;
let world: Awaited<ReturnType<typeof computedProject>>;
let projectId: string;
let analyst: ReturnType<typeof callerOf>;
let manager: ReturnType<typeof callerOf>;

beforeAll(async () => {
  useOwnData();
  ({ db, close } = await freshDatabase());
});
afterAll(async () => {
  await (await queue()).stop({ graceful: false });
  await close();
  removeData();
});
beforeEach(async () => {
  world = await computedProject(db);
  ({ projectId } = world);
  analyst = callerOf(db, world.analyst);
  manager = callerOf(db, world.manager);
  await accept(["mega:chungcheong", "44"]);
});

/** A new set for these regions, all of it proposed and accepted. */
async function accept(viewKeys: string[]) {
  await analyst.recommendations.generate({ projectId, viewKeys });
  for (const { id } of (await analyst.recommendations.list({ projectId })).items) {
    await analyst.recommendations.propose({ projectId, recommendationId: id, version: 1 });
    await manager.recommendations.accept({ projectId, recommendationId: id, version: 2 });
  }
}
const flat = async () => (await analyst.plan.get({ projectId })).groups.flatMap(({ entries }) => entries);

test("the plan is what was accepted, grouped by industry in its order", async () => {
  const { groups, entries } = await analyst.plan.get({ projectId });
  expect(entries).toBe(6);
  expect(
    groups.map(({ subject, entries: of }) => [subject.label, of.map(({ region }) => region.label)]),
  ).toEqual([
    ["이차전지", ["충청권", "충남"]],
    ["미래차", ["충청권", "충남"]],
    ["디지털", ["충청권", "충남"]],
  ]);
});

test("a paragraph can be written anew; of two who write at once, the second is told", async () => {
  const [entry] = await flat();
  const write = (text: string) =>
    analyst.plan.update({ projectId, entryId: entry!.id, version: entry!.version, text });
  const results = await Promise.allSettled([write("전고체 전지 시험센터를 세운다."), write("다른 글")]);
  const lost = results.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
  expect(lost.map(({ reason }) => reason.cause.code)).toEqual(["STALE_VERSION"]);
  const [now] = await flat();
  expect(now).toMatchObject({ version: 2, updatedBy: world.analyst.name });
  const audit = await db.auditEvent.findMany({ where: { subjectId: entry!.id } });
  expect(audit).toMatchObject([
    { type: "PLAN_CHANGED", detail: { act: "text", from: entry!.text, to: now!.text } },
  ]);
});

test("entries are put in another order as a whole; a list that misses one is refused", async () => {
  const ids = (await flat()).map(({ id }) => id);
  const reversed = [...ids].reverse();
  await manager.plan.reorder({ projectId, entryIds: reversed });
  expect((await flat()).map(({ id }) => id)).toEqual(reversed);
  for (const entryIds of [ids.slice(1), [...ids.slice(1), ids[1]!], [...ids, "unknown"]])
    await expect(manager.plan.reorder({ projectId, entryIds })).rejects.toMatchObject({
      cause: { code: "STALE_VERSION" },
    });
  expect((await flat()).map(({ id }) => id)).toEqual(reversed);
});

test("what was accepted again later supersedes the earlier paragraph, which stays", async () => {
  await accept(["44"]);
  const entries = await flat();
  expect(entries).toHaveLength(9);
  expect(entries.filter(({ superseded }) => superseded).map(({ region }) => region.label)).toEqual(
    Array.from({ length: 3 }, () => "충남"),
  );
});

test("a paragraph shows that what it rests on has changed", async () => {
  await redefine(db, world.car.id, ["30110"]);
  expect(
    (await flat()).every(({ stale, changes }) => stale && changes[0]!.kind === "definitionChanged"),
  ).toBe(true);
});

test("as Markdown it has a heading an industry and a region, and no name can break out of its heading", async () => {
  await db.project.update({ where: { id: projectId }, data: { name: "충청권\n# *전략*" } });
  const { text, fileName } = await analyst.plan.exportText({ projectId, format: "markdown" });
  const headings = text.split("\n").filter((line) => line.startsWith("#"));
  expect(headings[0]).toBe("# 충청권 \\# \\*전략\\*");
  expect(headings.filter((line) => line.startsWith("## "))).toEqual([
    "## 이차전지",
    "## 미래차",
    "## 디지털",
  ]);
  expect(headings.filter((line) => line.startsWith("### "))).toHaveLength(6);
  for (const entry of await flat()) expect(text).toContain(entry.text);
  expect(fileName).toBe("충청권-#-전략-.md");
  const { atlas } = await analyst.recommendations.list({ projectId });
  const [, , origin] = text.split("\n");
  expect(origin).toMatch(/^> 자료: /);
  expect(origin).toContain(atlas!.dataset!.name);
  expect(origin).toMatch(/\(합성 자료\).*출처: .*기간: \d{4}.*연결 규칙: RR 1 초과 · 산출 버전 .* 산출$/);
  expect(text).toMatch(/전략 사분면 규칙 제1판 · \d{4}-\d{2}-\d{2} 채택/);
  expect(text).not.toMatch(/quadrant\//);
});

test("as a table it has one row an entry with its figures and their cuts", async () => {
  const { text } = await analyst.plan.exportText({ projectId, format: "csv" });
  const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
  const [entry] = await flat();
  expect(rows).toHaveLength(6);
  expect(rows[0]).toMatchObject({ industry: "이차전지", region: "충청권", text: entry!.text });
  expect(Number(rows[0]!.a)).toBe(entry!.facts!.a.value);
  expect(Number(rows[0]!.b_cut)).toBe(entry!.facts!.b.cut);
  expect(rows[0]).toMatchObject({ synthetic: "true", accepted_at: expect.stringMatching(/\+09:00$/) });
  expect(rows[0]!.years).toMatch(/^\d{4}/);
});
