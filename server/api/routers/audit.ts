import { listAudit, listAuditActors } from "@/server/features/audit/data";
import { auditInput } from "@/server/features/audit/schema";
import { shutProjectIds } from "@/server/features/projects/data";
import { inOrg, inProject, router } from "../trpc";

export const auditRouter = router({
  /** What happened in a project: everybody who may read it may read who did what in it. */
  project: inProject("project:read")
    .input(auditInput)
    .query(({ ctx, input }) =>
      listAudit(ctx.db, { orgId: ctx.project.orgId, projectId: ctx.project.id }, input),
    ),
  projectActors: inProject("project:read").query(({ ctx }) =>
    listAuditActors(ctx.db, { orgId: ctx.project.orgId, projectId: ctx.project.id }),
  ),
  organisation: inOrg("audit:read")
    .input(auditInput)
    .query(async ({ ctx, input }) => {
      const hiddenProjects = await shutProjectIds(ctx.db, ctx.actor);
      return listAudit(ctx.db, { orgId: ctx.actor.orgId, hiddenProjects }, input);
    }),
  actors: inOrg("audit:read").query(({ ctx }) => listAuditActors(ctx.db, { orgId: ctx.actor.orgId })),
});
