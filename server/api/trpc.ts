import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { z } from "zod";
import type { Db } from "@/server/db";
import { DomainError, type DomainErrorCode } from "@/server/domain/errors";
import { type Actor, can, type Permission, type Role } from "@/server/domain/permissions";
import { findProjectAccess } from "@/server/features/projects/data";

export type ApiContext = { db: Db; actor: Actor | null; now: () => Date };

const TRANSPORT_CODE: Record<DomainErrorCode, TRPCError["code"]> = {
  UNAUTHENTICATED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  BAD_INPUT: "BAD_REQUEST",
  CONFLICT: "CONFLICT",
  STALE_VERSION: "CONFLICT",
  ILLEGAL_TRANSITION: "CONFLICT",
  SELF_APPROVAL: "FORBIDDEN",
  LOCKED_OUT: "TOO_MANY_REQUESTS",
  CANCELLED: "CLIENT_CLOSED_REQUEST",
};

/** What a procedure declares of itself; the permission test reads it. */
export type ProcedureMeta = {
  permission: Permission | "signed-in" | "open";
  scope: "none" | "org" | "project";
};

const t = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    errorFormatter: ({ shape, error }) => {
      const cause = error.cause;
      const domain =
        cause instanceof DomainError
          ? { code: cause.code, reason: cause.reason, params: cause.params }
          : null;
      // A fault of ours says nothing of its inside to the outside; the log has it.
      const message = error.code === "INTERNAL_SERVER_ERROR" ? "internal error" : shape.message;
      return { ...shape, message, data: { ...shape.data, stack: undefined, domain } };
    },
  });

export const router = t.router;
export const createCaller = t.createCallerFactory;

/** The one place a domain refusal becomes a transport error. */
const domainErrors = t.middleware(async ({ next }) => {
  const result = await next();
  const cause = result.ok ? undefined : result.error.cause;
  if (cause instanceof DomainError)
    throw new TRPCError({ code: TRANSPORT_CODE[cause.code], message: cause.message, cause });
  return result;
});

/** PostgreSQL keeps every character of a text but this one. */
const NUL = "\u0000";
const holdsNul = (value: unknown): boolean =>
  typeof value === "string"
    ? value.includes(NUL)
    : typeof value === "object" && value !== null && Object.values(value).some(holdsNul);

const textOnly = t.middleware(async ({ getRawInput, next }) => {
  if (holdsNul(await getRawInput()))
    throw new DomainError("BAD_INPUT", "the input holds a NUL character", "nulCharacter");
  return next();
});
const procedure = t.procedure.use(domainErrors).use(textOnly);

/** For what must work before anybody can sign in: the set-up of the first administrator. */
export const open = procedure.meta({ permission: "open", scope: "none" });

const signedIn = procedure.use(({ ctx, next }) => {
  if (!ctx.actor) throw new DomainError("UNAUTHENTICATED", "sign in first");
  return next({ ctx: { ...ctx, actor: ctx.actor } });
});

/** For what every signed-in person may do to their own account or see of the built-in reference. */
export const personal = signedIn.meta({ permission: "signed-in", scope: "none" });

/** A person with an initial password changes it before anything else. */
const settled = signedIn.use(({ ctx, next }) => {
  if (ctx.actor.mustChangePassword)
    throw new DomainError("FORBIDDEN", "change the initial password first", "mustChangePassword");
  return next();
});

/** Born with its permission: an act in the asker's own organisation. */
export const inOrg = (permission: Permission) =>
  settled.meta({ permission, scope: "org" }).use(({ ctx, next }) => {
    if (!can(ctx.actor.role, permission)) throw new DomainError("FORBIDDEN", `needs ${permission}`);
    return next();
  });

/**
 * Born with its permission and its project: every input carries `projectId`. A project of another organisation, or one
 * that is shut to the asker, does not exist for them (NOT_FOUND), so that nothing can be learned by asking. An archived project is read, and
 * nothing in it changes until it is restored.
 */
export const inProject = (permission: Permission) =>
  settled
    .meta({ permission, scope: "project" })
    .input(z.object({ projectId: z.string().min(1).max(64) }))
    .use(async ({ ctx, input, next }) => {
      const access = await findProjectAccess(ctx.db, ctx.actor, input.projectId);
      if (!access) throw new DomainError("NOT_FOUND", `no project ${input.projectId}`);
      if (!can(access.role, permission)) throw new DomainError("FORBIDDEN", `needs ${permission}`);
      if (access.archived && !permission.endsWith(":read") && permission !== "project:archive")
        throw new DomainError("ILLEGAL_TRANSITION", "the project is archived", "projectArchived");
      return next({ ctx: { ...ctx, project: access.project, role: access.role as Role } });
    });
