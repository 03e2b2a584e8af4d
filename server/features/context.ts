import type { Db } from "@/server/db";
import type { Actor, Role } from "@/server/domain/permissions";

/** What every service gets: the database, who asks, and the clock. Services trust their caller for the permission. */
export type Ctx = { db: Db; actor: Actor; now: () => Date };

/** The same, inside one project whose membership has been checked; `role` is the role that holds in it. */
export type ProjectCtx = Ctx & { project: { id: string; orgId: string; name: string }; role: Role };
