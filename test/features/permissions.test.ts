import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appRouter } from "@/server/api/root";
import type { ProcedureMeta } from "@/server/api/trpc";
import type { Db } from "@/server/db";
import type { Actor, Role } from "@/server/domain/permissions";
import { callerOf, freshDatabase } from "./database";
import { type Line, TABLE, type World } from "./permissions/table";
import { type Cast, makeWorld } from "./permissions/world";

/** Every procedure that there is, from the router itself. */
const PROCEDURES = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { meta?: ProcedureMeta } }>,
);
const PATHS = PROCEDURES.map(([path]) => path);
const ROLES = ["VIEWER", "ANALYST", "MANAGER", "ADMINISTRATOR"] as const;

let db: Db;
let close: () => Promise<void>;
let world: World;
let cast: Cast;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  ({ world, cast } = await makeWorld(db));
});
afterAll(() => close());

/** How the router answered: let through, or at which guard it stopped. */
type Answer = "let through" | "sign in" | "change password" | "no permission" | "no project";
type Outcome = { answer: Answer; value?: unknown };

type Refusal = { code: string; message: string; cause?: { code?: string; reason?: string; name?: string } };

async function ask(path: string, actor: Actor | null): Promise<Outcome> {
  const [router, procedure] = path.split(".") as [string, string];
  const caller = callerOf(db, actor) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  try {
    return { answer: "let through", value: await caller[router]![procedure]!(lineOf(path).input?.(world)) };
  } catch (error) {
    const { code, message, cause } = error as Refusal;
    if (code === "UNAUTHORIZED") return { answer: "sign in" };
    if (cause?.reason === "mustChangePassword") return { answer: "change password" };
    if (code === "FORBIDDEN" && message.startsWith("needs ")) return { answer: "no permission" };
    // Behind the guard anything may still be refused for what it is, but only in the product's own words.
    if (cause?.code === undefined || cause.name !== "DomainError")
      throw new Error(`${path}: the input of the table does not reach the procedure: ${message}`, {
        cause: error,
      });
    return { answer: message === `no project ${world.projectId}` ? "no project" : "let through" };
  }
}

const lineOf = (path: string): Line => {
  const line = TABLE[path];
  if (!line) throw new Error(`${path} has no line in test/features/permissions/table.ts`);
  return line;
};
/** Behind the guard a made-up row may be missing, which is no refusal of access. */
const passes = (allowed: Line["allowed"], role: Role) =>
  typeof allowed === "string" || (allowed as readonly Role[]).includes(role);

describe("every procedure of the router", () => {
  test("has a line in the table, and the table has no line too many", () => {
    expect([...PATHS].sort()).toEqual(Object.keys(TABLE).sort());
  });

  test.each(PATHS)("%s declares the permission and scope that the table knows", (path) => {
    const meta = PROCEDURES.find(([name]) => name === path)![1]._def.meta;
    const { allowed, scope } = lineOf(path);
    expect(meta?.scope).toBe(scope);
    expect(meta?.permission === "open").toBe(allowed === "everyone");
    expect(meta?.permission === "signed-in").toBe(allowed === "signed-in");
  });
});

describe("nobody", () => {
  test.each(PATHS)("%s", async (path) => {
    const { answer } = await ask(path, null);
    if (lineOf(path).allowed === "everyone") expect(answer).not.toBe("sign in");
    else expect(answer).toBe("sign in");
  });
});

describe.each(ROLES)("%s", (role) => {
  test.each(PATHS)("%s", async (path) => {
    const { answer } = await ask(path, cast[role]);
    if (passes(lineOf(path).allowed, role)) expect(answer).toBe("let through");
    else expect(answer).toBe("no permission");
  });
});

describe("a manager narrowed to viewer in the project", () => {
  test.each(PATHS)("%s", async (path) => {
    const { allowed, scope, narrows } = lineOf(path);
    const { answer } = await ask(path, cast.narrowedToViewer);
    if (passes(allowed, scope === "project" || narrows ? "VIEWER" : "MANAGER"))
      expect(answer).toBe("let through");
    else expect(answer).toBe("no permission");
  });
});

describe("a manager to whom the project is shut", () => {
  test.each(PATHS)("%s", async (path) => {
    const { allowed, scope } = lineOf(path);
    const { answer, value } = await ask(path, cast.shutOut);
    if (scope === "project") expect(answer).toBe("no project");
    else if (passes(allowed, "MANAGER")) expect(answer).toBe("let through");
    else expect(answer).toBe("no permission");
    expect(mentions(value, [world.projectId, "비밀 사업"])).toEqual([]);
  });
});

describe("somebody with an initial password", () => {
  test.each(PATHS)("%s", async (path) => {
    const { answer } = await ask(path, cast.initialPassword);
    if (typeof lineOf(path).allowed === "string") expect(answer).toBe("let through");
    else expect(answer).toBe("change password");
  });
});

describe.each(ROLES)("%s of another organisation", (role) => {
  test.each(PATHS)("%s", async (path) => {
    const { allowed, scope, foreign } = lineOf(path);
    const { answer, value } = await ask(path, cast.foreign[role]);
    if (scope === "project") expect(answer).toBe("no project");
    else if (!passes(allowed, role)) expect(answer).toBe("no permission");
    else if (scope === "org" && foreign === "refused") expect(value).toBeUndefined();
    else expect(answer).toBe("let through");
    expect(mentions(value, secrets())).toEqual([]);
  });
});

test("all that asking left the rows as they were", async () => {
  expect(await db.membership.findFirstOrThrow({ where: { userId: world.memberId } })).toMatchObject({
    role: "VIEWER",
  });
  expect(await db.project.findUniqueOrThrow({ where: { id: world.projectId } })).toMatchObject({
    version: 1,
    archivedAt: null,
  });
});

/** What nobody outside of the organisation may read anywhere in an answer. */
const secrets = () => [...Object.values(world), "비밀 사업", "비밀 산업", "비밀 작업"];

function mentions(value: unknown, needles: string[]): string[] {
  const text = JSON.stringify(value ?? null, (_, inner) =>
    typeof inner === "bigint" ? String(inner) : inner,
  );
  return needles.filter((needle) => text.includes(needle));
}
