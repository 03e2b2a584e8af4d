import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { appRouter } from "@/server/api/root";
import { createCaller } from "@/server/api/trpc";
import { connect, type Db } from "@/server/db";
import type { Actor, Role } from "@/server/domain/permissions";
import { findActor } from "@/server/features/accounts/data";

/** A fresh, migrated database for one test file. Call `close` in afterAll. */
export async function freshDatabase(): Promise<{ db: Db; url: string; close: () => Promise<void> }> {
  const base = inject("clusterUrl");
  const name = `t_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ connectionString: `${base}postgres` });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template`);
  await admin.end();
  const url = `${base}${name}`;
  process.env.DATABASE_URL = url;
  const db = connect(url, 5);
  return { db, url, close: () => db.$disconnect() };
}

let serial = 0;

/** A person of an organisation with a live session, as the sign-in would leave it. */
export async function personIn(db: Db, orgId: string, role: Role): Promise<Actor> {
  const n = ++serial;
  const user = await db.user.create({
    data: {
      email: `person${n}@example.kr`,
      name: `사람${n}`,
      passwordHash: "not a hash",
      memberships: { create: { orgId, role } },
      sessions: { create: { expiresAt: new Date(Date.now() + 3_600_000) } },
    },
    include: { sessions: true },
  });
  const actor = await findActor(db, user.sessions[0]!.id, new Date());
  if (!actor) throw new Error("the session just made was not found");
  return actor;
}

export const organisation = (db: Db, name = `기관 ${++serial}`) => db.organisation.create({ data: { name } });

export const project = (db: Db, actor: Actor, over: object = {}) =>
  db.project.create({
    data: {
      orgId: actor.orgId,
      name: `사업 ${++serial}`,
      scopeKind: "MEGA_REGION",
      scopeCode: "mega:chungcheong",
      yearFrom: 2018,
      yearTo: 2020,
      createdById: actor.id,
      ...over,
    },
  });

/** The router as this person would call it, through every middleware. */
export const callerOf = (db: Db, actor: Actor | null, now: () => Date = () => new Date()) =>
  createCaller(appRouter)({ db, actor, now });
