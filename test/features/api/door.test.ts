import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { trpcRequest } from "@/app/api/trpc/[trpc]/trpc-request";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import { callerOf, freshDatabase, organisation, personIn, project } from "../database";

let db: Db;
let close: () => Promise<void>;
let actor: Actor;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  actor = await personIn(db, (await organisation(db)).id, "ANALYST");
});
afterAll(() => close());

const HOME = "http://desk.example.kr";
const FORM = "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--\r\n";

const ask = (headers: Record<string, string>, body = '{"json":null}') =>
  trpcRequest(
    new Request(`${HOME}/api/trpc/account.endOtherSessions`, {
      method: "POST",
      body,
      headers: { host: "desk.example.kr", ...headers },
    }),
    async () => ({ db, actor, now: () => new Date() }),
  );
const JSON_BODY = { "content-type": "application/json" };

describe("a call that changes something", () => {
  test.each([
    ["JSON from a page of ours", { ...JSON_BODY, origin: HOME }],
    ["JSON from a program, which has no origin", JSON_BODY],
  ])("as %s is let in", async (_, headers) => {
    expect((await ask(headers)).status).toBe(200);
  });

  test.each([
    [
      "a form from elsewhere",
      { "content-type": "multipart/form-data; boundary=x", origin: "http://evil.example" },
    ],
    ["a form without an origin", { "content-type": "multipart/form-data; boundary=x" }],
    ["bytes", { "content-type": "application/octet-stream", origin: HOME }],
    ["plain text", { "content-type": "text/plain", origin: HOME }],
    ["JSON from another port of this host", { ...JSON_BODY, origin: "http://desk.example.kr:8080" }],
    ["JSON from nowhere", { ...JSON_BODY, origin: "null" }],
  ])("as %s is refused before anybody asks who it is", async (_, headers) => {
    const contextOf = vi.fn();
    const request = new Request(`${HOME}/api/trpc/account.endOtherSessions`, {
      method: "POST",
      body: FORM,
      headers: { host: "desk.example.kr", ...headers } as Record<string, string>,
    });
    expect((await trpcRequest(request, contextOf)).status).toBe(403);
    expect(contextOf).not.toHaveBeenCalled();
  });
});

test("a text with a NUL character is refused in words, wherever it stands", async () => {
  const caller = callerOf(db, actor);
  const { id: projectId } = await project(db, actor);
  const refused = { code: "BAD_REQUEST", cause: { reason: "nulCharacter" } };
  await expect(caller.datasets.startImport({ name: "자\u0000료" })).rejects.toMatchObject(refused);
  await expect(caller.projects.get({ projectId: "x\u0000" })).rejects.toMatchObject(refused);
  await expect(
    caller.define.create({ projectId, name: "산업", codes: [{ code: "30\u0000399", role: "SELF" }] }),
  ).rejects.toMatchObject(refused);
});
