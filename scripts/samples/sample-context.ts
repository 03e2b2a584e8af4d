import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/permissions";
import type { ProjectCtx } from "@/server/features/context";

export type SampleContext = { db: Db; now: () => Date; say: (line: string) => void; analyst: Actor };

/** The analyst of the samples inside one of their projects: the samples go through the same services as people do. */
export const inProject = (
  { db, now, analyst }: SampleContext,
  project: { id: string; name: string },
): ProjectCtx => ({
  db,
  now,
  actor: analyst,
  role: "ANALYST",
  project: { ...project, orgId: analyst.orgId },
});
