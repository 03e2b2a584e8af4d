import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/db";
import { csvText } from "@/server/domain/csv";
import type { Actor } from "@/server/domain/permissions";
import { industriesBy } from "@/server/features/patents/industry-topics";
import { loadPrior } from "@/server/features/priors/rows";
import { loadIpcKsic } from "@/server/features/reference/data";
import { callerOf, organisation, personIn, project } from "../database";
import { upload, workbench } from "../datasets/workbench";

let db: Db;
let close: () => Promise<void>;
let manager: Actor;
let analyst: Actor;

beforeAll(async () => {
  ({ db, close } = await workbench());
  const { id } = await organisation(db);
  manager = await personIn(db, id, "MANAGER");
  analyst = await personIn(db, id, "ANALYST");
});
afterAll(() => close());

const api = (actor = manager) => callerOf(db, actor).priors;
const file = async (name: string, content: string) => (await upload(db, manager, name, content)).id;

describe("the product's own prior", () => {
  test("is the last of the versions, and its rows are found by class, code and name", async () => {
    expect((await api(analyst).list()).at(-1)).toMatchObject({ id: null, rows: loadIpcKsic().length });
    const battery = await api(analyst).rows({ priorId: null, query: "H01M" });
    expect(new Set(battery.rows.map(({ prefix, nameKo }) => `${prefix} ${nameKo}`))).toEqual(
      new Set(["282 일차전지 및 축전지 제조업"]),
    );
    const cosmetics = await api(analyst).rows({ priorId: null, query: "화장품" });
    expect(cosmetics.rows.map(({ ipc }) => ipc)).toContain("A61K 8");
  });

  test("comes back the same from its own export", async () => {
    const { csv } = await api().exportCsv({ priorId: null });
    const preview = await api().preview({ uploadId: await file("own.csv", csv) });
    expect(preview).toMatchObject({
      ...{ form: "own", rows: loadIpcKsic().length, rejected: 0, sameAs: { id: null } },
      differences: { added: 0, removed: 0, changed: 0 },
    });
  });
});

describe("an edited copy", () => {
  test("is a new version with its reason; the one it comes from stays as it was", async () => {
    const changes = [
      { act: "set" as const, ipc: "h01q", prefix: "26429", weight: 3 },
      { act: "remove" as const, ipc: "A01B", prefix: "2921" },
    ];
    const { id, version } = await api().edit({
      basedOnId: null,
      name: "안테나",
      reason: "안테나는 무선 장비",
      changes,
    });
    expect(version).toBe(1);
    const [newest, builtIn] = await api().list();
    expect(newest).toMatchObject({
      id,
      name: "안테나",
      source: "안테나는 무선 장비",
      createdBy: manager.name,
    });
    expect(builtIn!.rows).toBe(newest!.rows);
    expect((await api().compare({ priorId: id, against: null })).rows).toMatchObject([
      { change: "removed", ipc: "A01B", prefix: "2921" },
      { change: "added", ipc: "H01Q", prefix: "26429", weight: 3, method: "own" },
    ]);
    expect(await api().edit({ basedOnId: null, name: "다시", reason: "같은 것", changes })).toEqual({
      ...{ id, version, reused: true },
    });
    expect(await db.auditEvent.findMany({ where: { type: "PRIOR_CREATED" } })).toMatchObject([
      { subjectId: id, actorId: manager.id, detail: { act: "edited", rows: loadIpcKsic().length } },
    ]);
    // The topics of antennas are then antennas' makers more than before.
    const documents = [{ title: "물건", abstract: "", ipc: ["H01Q 9/04"] }];
    const share = async (priorId: string | null) =>
      industriesBy(await loadPrior(db, priorId))(Float64Array.of(1), documents)[0]!.codes.find(
        ({ code }) => code === "26429",
      )!.share;
    expect(await share(id)).toBeGreaterThan(0.75);
    expect(await share(null)).toBeLessThan(0.5);
  });

  test("refuses what is no class, no industry, not there, or no change", async () => {
    const edit = (change: object) =>
      api().edit({ basedOnId: null, name: "표", reason: "이유", changes: [change as never] });
    const reason = (text: string) => ({ cause: { reason: text } });
    await expect(edit({ act: "set", ipc: "전지", prefix: "282", weight: 1 })).rejects.toMatchObject(
      reason("badIpc"),
    );
    await expect(edit({ act: "set", ipc: "H01M", prefix: "99999", weight: 1 })).rejects.toMatchObject(
      reason("badKsic"),
    );
    await expect(edit({ act: "remove", ipc: "H01M", prefix: "101" })).rejects.toMatchObject(
      reason("noPriorRow"),
    );
  });
});

describe("the official table", () => {
  /** 28114 of revision 10 is 28114 and more in 11; 11 knows 10411, which 10 calls 10401. */
  const official = [
    "산업(KSIC)-특허(IPC) 연계표",
    "연번,산업번호,KSIC 대분류,KSIC(제11차),산업명,특허코드(IPC),비고",
    "1,1,C,10411,동물성 유지 제조업,C11B%,",
    '2,2,C,C28202,축전지 제조업,"H01M10%, H01M 50/20",',
    "3,3,C,28201,일차전지 제조업,H01M%,",
    "4,4,C,99999,없는 산업,H01M%,",
    "5,5,C,28201,일차전지 제조업,전지%,",
  ].join("\n");

  test("becomes rows of revision 10, % stands for any ending, the longest class holds; rejects say their row", async () => {
    const uploadId = await file("official.csv", official);
    const preview = await api().preview({ uploadId });
    expect(preview).toMatchObject({ form: "official", rows: 4, sameAs: null });
    expect(preview.rejects).toEqual([
      { row: 6, reason: "ksic_unknown", value: "99999" },
      { row: 7, reason: "ipc_invalid", value: "전지%" },
    ]);
    const { id, reused } = await api().import({ uploadId, name: "공식" });
    expect(reused).toBe(false);
    expect((await loadPrior(db, id)).map(({ ipc, prefix }) => [ipc, prefix])).toEqual([
      ["C11B%", "10401"],
      ["H01M10%", "28202"],
      ["H01M 50/20", "28202"],
      ["H01M%", "28201"],
    ]);
    const first = async (ipc: string) => {
      const documents = [{ title: "물건", abstract: "", ipc: [ipc] }];
      const [topic] = industriesBy(await loadPrior(db, id))(Float64Array.of(1), documents);
      return topic!.codes[0]!.code;
    };
    expect(await first("H01M 10/0525")).toBe("28202");
    expect(await first("H01M 4/00")).toBe("28201");
    expect(await first("H01M 50/20")).toBe("28202");
    expect(await first("H01M 50/30")).toBe("28201");
    expect(await api().import({ uploadId, name: "또" })).toMatchObject({ id, reused: true });
  });
});

describe("labelled patents", () => {
  test("teach classes and words, pulled towards the prior; a class with few of them stays", async () => {
    const rows = [
      ...Array.from({ length: 10 }, (_, i) => ["", "H01Q 9/04", `메타표면 흡수체 ${i}`, "26299"]),
      ["", "H01M 4/00", "양극", "28202"],
      ["", "", "아무 분류 없음", "28202"],
      ["", "H01M 4/00", "양극", "00000"],
    ];
    const uploadId = await file("labelled.csv", csvText(["출원번호", "IPC", "요약", "KSIC"], rows));
    const preview = await api().preview({ uploadId });
    expect(preview).toMatchObject({ form: "labelled", labelled: 11 });
    expect(preview.rejects.map(({ row, reason }) => [row, reason])).toEqual([
      [13, "patent_unknown"],
      [14, "ksic_unknown"],
    ]);
    const { id } = await api().import({ uploadId, name: "배운 것" });
    const own = (await loadPrior(db, id)).filter(({ method }) => method === "learned" || method === "word");
    // 10 labelled and a prior that counts for 5: 10/15 and 5/15
    expect(
      own
        .filter(({ ipc }) => ipc === "H01Q")
        .map(({ prefix, weight }) => [prefix, Number(weight.toFixed(4))]),
    ).toEqual([
      ["26299", 0.6667],
      ["264", 0.3333],
    ]);
    expect(own.some(({ ipc }) => ipc.startsWith("H01M"))).toBe(false);
    const words = own.filter(({ method }) => method === "word");
    expect(words.map(({ ipc, prefix }) => [ipc, prefix])).toEqual([
      ["메타표면", "26299"],
      ["흡수체", "26299"],
    ]);
    expect((await loadPrior(db, id)).some(({ ipc, prefix }) => ipc === "H01M" && prefix === "282")).toBe(
      true,
    );
  });

  test("their classes are looked up by application number among the organisation's patents only", async () => {
    const own = await project(db, analyst);
    const set = await db.patentSet.create({
      data: {
        ...{ projectId: own.id, name: "특허", hash: "h", accepted: 1, rejected: {}, createdById: analyst.id },
        patents: { create: { applicationNo: "1020190000001", title: "전지", ipc: ["H01M 4/00"] } },
      },
    });
    const table = csvText(["출원번호", "KSIC"], [["10-2019-0000001", "28202"]]);
    expect(await api().preview({ uploadId: await file("numbers.csv", table) })).toMatchObject({
      labelled: 1,
    });
    const stranger = await personIn(db, (await organisation(db)).id, "MANAGER");
    const { id: uploadId } = await upload(db, stranger, "numbers.csv", table);
    expect(await api(stranger).preview({ uploadId })).toMatchObject({ labelled: 0, rejected: 1 });
    await db.patentSet.delete({ where: { id: set.id } });
  });
});

test("a file that is none of the three is refused with the columns that are expected", async () => {
  const uploadId = await file("other.csv", "a,b\n1,2\n");
  await expect(api().preview({ uploadId })).rejects.toMatchObject({ cause: { reason: "noPriorColumns" } });
});

test("another organisation sees and uses none of it", async () => {
  const stranger = await personIn(db, (await organisation(db)).id, "MANAGER");
  expect(await api(stranger).list()).toHaveLength(1);
  const [newest] = await api().list();
  await expect(api(stranger).rows({ priorId: newest!.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(
    api(stranger).edit({
      ...{ basedOnId: newest!.id, name: "남의 것", reason: "이유" },
      changes: [{ act: "set", ipc: "H01M", prefix: "282", weight: 2 }],
    }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});
