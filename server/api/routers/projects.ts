import { listProjectMembers, listProjects, readProject, readSteps } from "@/server/features/projects/data";
import { readDesk, readHome } from "@/server/features/projects/overview";
import {
  createProjectInput,
  listProjectsInput,
  projectVersionInput,
  setMemberInput,
  updateProjectInput,
} from "@/server/features/projects/schema";
import {
  createProject,
  setProjectArchived,
  setProjectMember,
  updateProject,
} from "@/server/features/projects/service";
import { inOrg, inProject, router } from "../trpc";

export const projectsRouter = router({
  list: inOrg("project:read")
    .input(listProjectsInput)
    .query(({ ctx, input }) => listProjects(ctx.db, ctx.actor, input)),
  desk: inOrg("project:read").query(({ ctx }) => readDesk(ctx.db, ctx.actor)),
  create: inOrg("project:create")
    .input(createProjectInput)
    .mutation(({ ctx, input }) => createProject(ctx, input)),
  get: inProject("project:read").query(async ({ ctx }) => ({
    ...(await readProject(ctx.db, ctx.project.id)),
    role: ctx.role,
  })),
  home: inProject("project:read").query(({ ctx }) =>
    readHome(ctx.db, ctx.actor, { id: ctx.project.id, role: ctx.role }),
  ),
  steps: inProject("project:read").query(({ ctx }) => readSteps(ctx.db, ctx.project.orgId, ctx.project.id)),
  update: inProject("project:edit")
    .input(updateProjectInput)
    .mutation(({ ctx, input }) => updateProject(ctx, input)),
  archive: inProject("project:archive")
    .input(projectVersionInput)
    .mutation(({ ctx, input }) => setProjectArchived(ctx, { ...input, archived: true })),
  restore: inProject("project:archive")
    .input(projectVersionInput)
    .mutation(({ ctx, input }) => setProjectArchived(ctx, { ...input, archived: false })),
  members: inProject("project:read").query(({ ctx }) =>
    listProjectMembers(ctx.db, ctx.project.orgId, ctx.project.id),
  ),
  setMember: inProject("project:members")
    .input(setMemberInput)
    .mutation(({ ctx, input }) => setProjectMember(ctx, input)),
});
