import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { readDefinitions } from "@/server/features/define/data";
import { callerOf, freshDatabase, organisation, personIn, project } from "../database";

let db: Db;
let close: () => Promise<void>;
let analyst: Actor;
let manager: Actor;
let projectId: string;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  const { id } = await organisation(db);
  analyst = await personIn(db, id, "ANALYST");
  manager = await personIn(db, id, "MANAGER");
  projectId = (await project(db, analyst)).id;
});
afterAll(() => close());

const WORDS = {
  description: "",
  kwAttributes: ["친환경"],
  kwItems: ["배터리"],
  kwCoreTech: [],
  kwRelatedTech: [],
};
type Codes = { code: string; role: "BACKWARD" | "SELF" | "FORWARD" }[];
const create = (name: string, codes: Codes = []) =>
  callerOf(db, analyst).define.create({ projectId, name, ...WORDS, codes });
const get = (industryId: string) => callerOf(db, manager).define.get({ projectId, industryId });

describe("a value chain", () => {
  test("codes are stored as five digits in the role and order given", async () => {
    const { id } = await create("미래차", [
      { code: "C30399", role: "SELF" },
      { code: " 28202 ", role: "BACKWARD" },
      { code: "30320", role: "SELF" },
      { code: "45110", role: "FORWARD" },
    ]);
    expect((await get(id)).codes.map(({ code, role }) => [code, role])).toEqual([
      ["28202", "BACKWARD"],
      ["30399", "SELF"],
      ["30320", "SELF"],
      ["45110", "FORWARD"],
    ]);
    expect((await get(id)).codes[0]).toMatchObject({ nameKo: "축전지 제조업", block: expect.any(String) });
  });

  test.each([
    ["a code that nobody knows", [{ code: "99999", role: "SELF" }], "unknownIndustry"],
    ["a code of revision 11 only", [{ code: "10411", role: "SELF" }], "unknownIndustry"],
    ["a four-digit class", [{ code: "3039", role: "SELF" }], "notFiveDigits"],
    ["a wrong section letter", [{ code: "A30399", role: "SELF" }], "unknownIndustry"],
    [
      "one code in two roles, spelt in two ways",
      [
        { code: "30399", role: "SELF" },
        { code: "C30399", role: "FORWARD" },
      ],
      "codeTwice",
    ],
  ] as [string, Codes, string][])("refuses %s and stores nothing", async (_, codes, reason) => {
    const before = await db.strategicIndustry.count();
    await expect(create("틀린 산업", codes)).rejects.toMatchObject({ cause: { code: "BAD_INPUT", reason } });
    expect(await db.strategicIndustry.count()).toBe(before);
  });

  test("a save replaces the whole chain and the audit row says what came, went and moved", async () => {
    const { id, version } = await create("로봇", [
      { code: "29280", role: "SELF" },
      { code: "26111", role: "BACKWARD" },
      { code: "28114", role: "BACKWARD" },
    ]);
    await callerOf(db, analyst).define.setChain({
      projectId,
      industryId: id,
      version,
      codes: [
        { code: "29280", role: "SELF" },
        { code: "26111", role: "FORWARD" },
        { code: "30399", role: "FORWARD" },
      ],
    });
    expect((await get(id)).codes.map(({ code }) => code)).toEqual(["29280", "26111", "30399"]);
    const events = await db.auditEvent.findMany({ where: { subjectId: id, type: "INDUSTRY_CHANGED" } });
    expect(events).toMatchObject([
      { detail: { added: ["30399"], removed: ["28114"], moved: ["26111"], changed: [] } },
    ]);
  });
});

describe("two people at once", () => {
  test("of two saves from the same version one holds, words and chain together", async () => {
    const { id } = await create("이차전지", [{ code: "28202", role: "SELF" }]);
    const save = (actor: Actor, name: string, code: string) =>
      callerOf(db, actor)
        .define.update({
          projectId,
          industryId: id,
          version: 1,
          name,
          ...WORDS,
          codes: [{ code, role: "SELF" }],
        })
        .then(
          () => name,
          (refusal) => refusal.cause.code,
        );
    const outcomes = await Promise.all([save(analyst, "가", "20499"), save(manager, "나", "27215")]);
    expect(outcomes.filter((outcome) => outcome === "STALE_VERSION")).toHaveLength(1);
    const winner = outcomes.find((outcome) => outcome !== "STALE_VERSION");
    const stored = await get(id);
    expect(stored).toMatchObject({ name: winner, version: 2 });
    expect(stored.codes.map(({ code }) => code)).toEqual([winner === "가" ? "20499" : "27215"]);
    expect(await db.auditEvent.count({ where: { subjectId: id, type: "INDUSTRY_CHANGED" } })).toBe(1);
  });
});

describe("setting aside", () => {
  test("a removed industry is no definition any more, cannot be edited, and comes back whole", async () => {
    const { id, version } = await create("철강", [{ code: "24112", role: "SELF" }]);
    const defined = async () => (await readDefinitions(db, projectId)).some((one) => one.id === id);
    const removed = await callerOf(db, analyst).define.remove({ projectId, industryId: id, version });
    expect(await defined()).toBe(false);
    const lists = await callerOf(db, manager).define.list({ projectId });
    expect(lists.industries.map((one) => one.id)).not.toContain(id);
    expect(lists.removed.map((one) => one.id)).toContain(id);
    const edit = { projectId, industryId: id, version: removed.version, name: "다른 이름", ...WORDS };
    await expect(callerOf(db, analyst).define.update(edit)).rejects.toMatchObject({
      cause: { reason: "industryRemoved" },
    });
    await callerOf(db, analyst).define.restore({ projectId, industryId: id, version: removed.version });
    expect(await defined()).toBe(true);
    expect(await get(id)).toMatchObject({ name: "철강", codes: [{ code: "24112" }] });
  });

  test("a copy has words and chain of its own", async () => {
    const { id } = await create("반도체", [{ code: "26111", role: "SELF" }]);
    const copy = await callerOf(db, analyst).define.duplicate({
      projectId,
      industryId: id,
      name: "반도체 (사본)",
    });
    await callerOf(db, analyst).define.setChain({ projectId, industryId: copy.id, version: 1, codes: [] });
    expect((await get(id)).codes).toHaveLength(1);
    expect(await get(copy.id)).toMatchObject({ name: "반도체 (사본)", kwItems: ["배터리"], codes: [] });
  });
});

test("keywords lose blanks and repetitions, and keep their order", async () => {
  const { id } = await callerOf(db, analyst).define.create({
    projectId,
    name: "수소",
    kwItems: [" 수전해 ", "", "연료전지", "수전해"],
  });
  expect((await get(id)).kwItems).toEqual(["수전해", "연료전지"]);
});

describe("suggestions", () => {
  test("saved keywords suggest industries though no title holds them, related technologies too", async () => {
    const api = callerOf(db, analyst).define;
    const { id } = await api.create({
      ...{ projectId, name: "미래 산업", ...WORDS, codes: [] },
      kwItems: ["전기차 배터리팩"],
      kwRelatedTech: ["AI"],
    });
    const found = await api.suggest({ projectId, industryId: id });
    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(["28202", "30121", "62010"]));
    expect(found.find(({ code }) => code === "62010")?.reason).toEqual({ kind: "keyword", keyword: "AI" });
  });

  test("a search finds five-digit industries only", async () => {
    const found = await callerOf(db, analyst).define.suggest({ projectId, query: "자동차" });
    expect(found.length).toBeGreaterThan(5);
    expect(found.every(({ code, reason }) => /^\d{5}$/.test(code) && reason.kind === "search")).toBe(true);
  });

  test("without a search, the industry's own words speak, and name themselves as the reason", async () => {
    const { id } = await callerOf(db, analyst).define.create({
      projectId,
      name: "이차전지",
      kwItems: ["축전지"],
      codes: [{ code: "28201", role: "SELF" }],
    });
    const found = await callerOf(db, analyst).define.suggest({ projectId, industryId: id });
    expect(found.map(({ code }) => code)).toContain("28202");
    expect(found.map(({ code }) => code)).not.toContain("28201");
    expect(found.find(({ code }) => code === "28202")?.reason).toEqual({
      kind: "keyword",
      keyword: "축전지",
    });
  });
});

test("an industry of another project cannot be reached through this one", async () => {
  const other = await project(db, analyst);
  const { id, version } = await callerOf(db, analyst).define.create({
    projectId: other.id,
    name: "남의 산업",
  });
  const api = callerOf(db, analyst).define;
  const input = { projectId, industryId: id, version };
  for (const act of [
    () => api.get(input),
    () => api.update({ ...input, name: "바꿈", ...WORDS }),
    () => api.setChain({ ...input, codes: [] }),
    () => api.remove(input),
    () => api.duplicate({ ...input, name: "사본" }),
    () => api.suggest({ projectId, industryId: id }),
  ])
    await expect(act()).rejects.toMatchObject({ code: "NOT_FOUND" });
});
