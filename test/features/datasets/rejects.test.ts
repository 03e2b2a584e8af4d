import { rmSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { createTranslator } from "next-intl";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rejectsRequest } from "@/app/api/rejects/[kind]/[id]/rejects-request";
import { rejectWords } from "@/app/api/rejects/[kind]/[id]/rejects-text";
import en from "@/messages/en/datasets.json";
import ko from "@/messages/ko/datasets.json";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { organisation, personIn } from "../database";
import { checked, FIRMS, imported, TRADES, workbench } from "./workbench";

const WORDS = {
  ko: rejectWords(createTranslator({ locale: "ko", messages: ko as never })),
  en: rejectWords(createTranslator({ locale: "en", messages: en as never })),
};
const FORMULA = `"=HYPERLINK(""http://evil.example"")",F1,2020,8\n`;

let db: Db;
let close: () => Promise<void>;
let orgId: string;
let analyst: Actor;
let importId: string;
let datasetId: string;

beforeAll(async () => {
  ({ db, close } = await workbench());
  orgId = (await organisation(db)).id;
  analyst = await personIn(db, orgId, "ANALYST");
  const firms = FIRMS.replace("F4,99999", "F4,1110");
  ({ importId } = await checked(db, analyst, {
    "기업.csv": firms,
    "거래.csv": `${TRADES}${FORMULA}F4,F1,2020,4\n`,
  }));
  ({ datasetId } = await imported(db, analyst, { "기업.csv": FIRMS, "거래.csv": TRADES }));
}, 60_000);
afterAll(() => close());

const ask = (actor: Actor | null, kind = "imports", id = importId, words = WORDS.ko) =>
  rejectsRequest({ kind, id }, { db, actor, words });
const rowsOf = async (response: Response) => {
  const text = Buffer.from(await response.arrayBuffer()).toString("utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  return parse(text, { bom: true }) as string[][];
};

describe("the list of rejected rows", () => {
  test("speaks Korean to those who do: head, reasons and what more is known", async () => {
    const response = await ask(analyst);
    expect(response.headers.get("content-disposition")).toContain(encodeURIComponent("제외한_행.csv"));
    const [head, ...rows] = await rowsOf(response);
    expect(head!.slice(0, 6)).toEqual(["파일", "행", "제외 사유", "열", "값", "덧붙임"]);
    expect(rows).toContainEqual(
      expect.arrayContaining(["기업.csv", "5", "모르는 산업코드", "산업코드", "1110", "01110일 수 있습니다"]),
    );
    expect(rows).toContainEqual(
      expect.arrayContaining([
        "거래.csv",
        "11",
        "기업 목록에 없는 기업",
        "F4",
        "기업 목록 5행에서 제외한 기업입니다",
      ]),
    );
  });

  test("speaks English to the others, and leaves what stood in the file as it is", async () => {
    const [head, ...rows] = await rowsOf(await ask(analyst, "imports", importId, WORDS.en));
    expect(head!.slice(0, 7)).toEqual(["file", "row", "reason", "column", "value", "detail", "기업번호"]);
    expect(rows).toContainEqual(expect.arrayContaining(["amount not positive", "거래금액(천원)", "-3"]));
    expect(rows).toContainEqual(expect.arrayContaining(["unknown firm", "left out in row 5 of the firms"]));
    expect(rows.flat().filter((cell) => /[가-힣]/.test(cell) && WORDS.ko.columns[cell])).toEqual([]);
  });

  test("runs no formula of a file in the spreadsheet of whoever opens it", async () => {
    const cells = (await rowsOf(await ask(analyst))).flat();
    expect(cells.filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
    expect(cells).toContain(`'=HYPERLINK("http://evil.example")`);
  });

  test("of a data set is open to all who may read it", async () => {
    const viewer = await personIn(db, orgId, "VIEWER");
    const [, ...rows] = await rowsOf(await ask(viewer, "datasets", datasetId));
    expect(rows.length).toBeGreaterThan(3);
  });
});

describe("it is refused", () => {
  test.each([
    ["nobody", null, 401],
    ["a viewer who asks for an import", "VIEWER", 403],
    ["an administrator, who imports nothing", "ADMINISTRATOR", 403],
    ["a manager", "MANAGER", 200],
  ] as const)("or not: %s", async (_, role, status) => {
    expect((await ask(role && (await personIn(db, orgId, role)))).status).toBe(status);
  });

  test("to somebody with an initial password", async () => {
    const response = await ask({ ...analyst, mustChangePassword: true });
    expect((await response.json()).data.domain.reason).toBe("mustChangePassword");
  });

  test("to another organisation, as if there were nothing", async () => {
    const stranger = await personIn(db, (await organisation(db)).id, "MANAGER");
    expect((await ask(stranger)).status).toBe(404);
    expect((await ask(stranger, "datasets", datasetId)).status).toBe(404);
  });

  test.each([
    ["another kind", "jobs", undefined],
    ["a path", "imports", "../../secrets.json"],
    ["an import that is not there", "imports", "no-such-import"],
    ["a data set under the name of an import", "imports", "data"],
  ])("for %s", async (_, kind, id) => {
    expect((await ask(analyst, kind, id === "data" ? datasetId : id)).status).toBe(404);
  });

  test("when its file is gone", async () => {
    const { rejectsPath } = await db.importRun.findUniqueOrThrow({ where: { id: importId } });
    rmSync(inDataDir(rejectsPath!));
    expect((await ask(analyst)).status).toBe(404);
  });
});
