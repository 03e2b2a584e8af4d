import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import type { ProjectCtx } from "@/server/features/context";

export type SampleContext = {
  db: Db;
  now: () => Date;
  say: (line: string) => void;
  analyst: Actor;
  manager: Actor;
};

type Project = { id: string; name: string };

/** The analyst of the samples inside one of their projects: the samples go through the same services as people do. */
export const inProject = ({ db, now, analyst }: SampleContext, project: Project): ProjectCtx => ({
  db,
  now,
  actor: analyst,
  role: "ANALYST",
  project: { ...project, orgId: analyst.orgId },
});

/** The manager in the same place: who proposes does not decide. */
export const asManager = (ctx: ProjectCtx, { manager }: SampleContext): ProjectCtx => ({
  ...ctx,
  actor: manager,
  role: "MANAGER",
});
