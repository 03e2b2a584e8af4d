import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { uploadRequest } from "@/app/api/uploads/upload-request";
import { inDataDir } from "@/server/data-dir";
import type { Db } from "@/server/db";
import { type Actor, PERMISSIONS, type Role } from "@/server/domain/permissions";
import { cleanFileName, receiveUpload } from "@/server/features/datasets/receive-upload";
import { callerOf, organisation, personIn, project } from "../database";
import { chunks, workbench } from "./workbench";

let db: Db;
let data: string;
let close: () => Promise<void>;
let orgId: string;
const now = () => new Date();

beforeAll(async () => {
  ({ db, data, close } = await workbench());
  orgId = (await organisation(db)).id;
});
afterAll(() => close());
afterEach(() => {
  delete process.env.STRATLAS_MAX_UPLOAD_MB;
});

const stored = () => (existsSync(join(data, "uploads")) ? readdirSync(join(data, "uploads")) : []);

function request(body: string | ReadableStream | null, headers: Record<string, string> = {}) {
  return new Request("http://desk.example.kr/api/uploads", {
    method: "POST",
    body,
    headers: { host: "desk.example.kr", origin: "http://desk.example.kr", ...headers },
    ...({ duplex: "half" } as object),
  });
}
async function answer(actor: Actor | null, asked: Request) {
  const response = await uploadRequest(asked, { db, actor, now });
  return { status: response.status, body: await response.json() };
}
const as = (role: Role) => personIn(db, orgId, role);

describe("an upload", () => {
  test("is kept once under its hash, with the name that its owner gave it", async () => {
    const actor = await as("ANALYST");
    const sha256 = createHash("sha256").update("가,나\n").digest("hex");
    for (const name of ["거래 2020.csv", "../../다른 이름.csv"]) {
      const { status, body } = await answer(
        actor,
        request("가,나\n", { "x-file-name": encodeURIComponent(name) }),
      );
      expect(status).toBe(201);
      expect(body).toMatchObject({ sha256, bytes: 8 });
    }
    const rows = await db.upload.findMany({ where: { sha256 }, orderBy: { createdAt: "asc" } });
    expect(rows.map(({ fileName, orgId, userId }) => [fileName, orgId, userId])).toEqual([
      ["거래 2020.csv", orgId, actor.id],
      ["다른 이름.csv", orgId, actor.id],
    ]);
    expect(readFileSync(inDataDir(rows[0]!.path), "utf8")).toBe("가,나\n");
    expect(stored()).toEqual([sha256]);
  });

  test.each([
    [null, 401],
    ["VIEWER", 403],
    ["ADMINISTRATOR", 403],
    ["ANALYST", 201],
    ["MANAGER", 201],
  ] as const)("of %s is answered with %i", async (role, status) => {
    expect((await answer(role && (await as(role)), request("a,b\n"))).status).toBe(status);
  });

  test("is open to whoever may bring patents into a project: narrowed there, they may not use it", async () => {
    // An upload belongs to the organisation, before anybody knows what it is for; the project decides when it is used.
    expect(PERMISSIONS["patents:edit"]).toEqual(PERMISSIONS["dataset:import"]);
    const actor = await as("ANALYST");
    const { id: projectId } = await project(db, actor);
    await db.projectMember.create({ data: { projectId, userId: actor.id, role: "VIEWER" } });
    const { status, body } = await answer(actor, request("출원번호,명칭,요약\n"));
    expect(status).toBe(201);
    const used = callerOf(db, actor).patents.preview({ projectId, uploadId: body.id });
    await expect(used).rejects.toMatchObject({ code: "FORBIDDEN", message: "needs patents:edit" });
  });

  test("of another organisation is none: neither a data set nor patents come of it", async () => {
    const { body } = await answer(await as("ANALYST"), request("출원번호,명칭,요약\n"));
    const stranger = await personIn(db, (await organisation(db)).id, "MANAGER");
    const { id: projectId } = await project(db, stranger);
    await expect(
      callerOf(db, stranger).patents.preview({ projectId, uploadId: body.id }),
    ).rejects.toMatchObject({ cause: { reason: "uploadGone" } });
  });

  test("with an initial password is refused", async () => {
    const actor = { ...(await as("ANALYST")), mustChangePassword: true };
    expect((await answer(actor, request("a,b\n"))).body.data.domain.reason).toBe("mustChangePassword");
  });

  test.each([
    ["another site", { origin: "http://evil.example.com" }],
    ["the same host under another port", { origin: "http://desk.example.kr:8080" }],
    ["nowhere", { origin: "null" }],
  ])("from a page of %s is refused", async (_, headers) => {
    const { status, body } = await answer(await as("ANALYST"), request("a,b\n", headers));
    expect([status, body.data.domain.reason]).toEqual([403, "otherOrigin"]);
  });

  test("without an origin is refused", async () => {
    const asked = request("a,b\n");
    asked.headers.delete("origin");
    expect((await answer(await as("ANALYST"), asked)).status).toBe(403);
  });
});

describe("an upload that does not end well leaves nothing", () => {
  test("larger than the limit, said or not said in advance", async () => {
    process.env.STRATLAS_MAX_UPLOAD_MB = "0.001";
    const before = stored();
    const actor = await as("ANALYST");
    const announced = request("x".repeat(2_000), { "content-length": "2000" });
    expect((await answer(actor, announced)).status).toBe(413);
    const streamed = request(
      new ReadableStream({
        pull(controller) {
          controller.enqueue(new Uint8Array(600));
        },
      }),
    );
    const { status, body } = await answer(actor, streamed);
    expect([status, body.data.domain.reason]).toEqual([413, "uploadTooLarge"]);
    expect(stored()).toEqual(before);
  });

  test("cut off by the sender", async () => {
    const before = stored();
    const rows = await db.upload.count();
    let sent = 0;
    const broken = new ReadableStream({
      pull(controller) {
        if (sent++ < 3) controller.enqueue(new TextEncoder().encode("F1,30399\n"));
        else controller.error(new Error("connection reset"));
      },
    });
    expect((await answer(await as("ANALYST"), request(broken))).status).toBe(500);
    expect(stored()).toEqual(before);
    expect(await db.upload.count()).toBe(rows);
  });

  test("shorter than announced, or empty", async () => {
    const before = stored();
    const ctx = { db, actor: await as("ANALYST"), now };
    const cut = receiveUpload(ctx, chunks("abc"), { fileName: "a.csv", announced: 10 });
    await expect(cut).rejects.toMatchObject({ reason: "uploadCut" });
    await expect(receiveUpload(ctx, chunks(), { fileName: "a.csv" })).rejects.toMatchObject({
      reason: "uploadEmpty",
    });
    expect(stored()).toEqual(before);
  });
});

test.each([
  ["C:\\Users\\kim\\거래.csv", "거래.csv"],
  ["..", ".."],
  ["a\u0000b\u0007.csv", "ab.csv"],
  ["", "file"],
])("the file name %j becomes %j", (given, name) => expect(cleanFileName(given)).toBe(name));
