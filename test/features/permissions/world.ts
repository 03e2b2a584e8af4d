import type { Db } from "@/server/db";
import type { Actor, Role } from "@/server/domain/permissions";
import { hashPassword } from "@/server/features/accounts/password";
import { organisation, personIn, project } from "../database";
import { atlasRun, dataset, hubProposal, recommendations } from "../projects/results";
import type { World } from "./table";

export type Cast = Record<Role | "narrowedToViewer" | "shutOut" | "initialPassword", Actor> & {
  /** One of each role in another organisation. */
  foreign: Record<Role, Actor>;
};

const ROLES = ["VIEWER", "ANALYST", "MANAGER", "ADMINISTRATOR"] as const;

async function oneOfEach(db: Db, orgId: string): Promise<Record<Role, Actor>> {
  const actors = await Promise.all(
    ROLES.map(async (role) => [role, await personIn(db, orgId, role)] as const),
  );
  return Object.fromEntries(actors) as Record<Role, Actor>;
}

/** An organisation with something of everything in one project, the people who may ask, and another organisation. */
export async function makeWorld(db: Db): Promise<{ world: World; cast: Cast }> {
  const { id: orgId } = await organisation(db);
  const roles = await oneOfEach(db, orgId);
  const narrowedToViewer = await personIn(db, orgId, "MANAGER");
  const shutOut = await personIn(db, orgId, "MANAGER");
  const newcomer = await personIn(db, orgId, "ADMINISTRATOR");
  const initialPassword = { ...newcomer, mustChangePassword: true };
  const foreign = await oneOfEach(db, (await organisation(db)).id);
  const passwordHash = await hashPassword("아무도 모르는 비밀번호");
  await db.user.create({ data: { email: "taken@example.kr", name: "누군가", passwordHash } });
  await db.setupToken.create({ data: { tokenHash: "of a token nobody has" } });

  const member = await personIn(db, orgId, "VIEWER");
  await db.user.updateMany({ data: { passwordHash } });
  const { id: projectId } = await project(db, roles.ANALYST, { name: "비밀 사업" });
  await db.projectMember.createMany({
    data: [
      { projectId, userId: narrowedToViewer.id, role: "VIEWER" },
      { projectId, userId: shutOut.id, role: "NONE" },
    ],
  });
  const industry = await db.strategicIndustry.create({
    data: { projectId, name: "비밀 산업", createdById: "somebody", updatedById: "somebody" },
  });
  const run = await atlasRun(db, projectId);
  const { rows } = await recommendations(db, { projectId, atlasRunId: run.id }, [{ status: "DRAFT" }]);
  const proposal = await hubProposal(db, { projectId, atlasRunId: run.id, by: member });
  const annotation = await db.annotation.create({
    data: { projectId, proposalId: proposal.id, authorId: member.id, authorName: member.name, body: "의견" },
  });
  const job = await db.job.create({
    data: {
      orgId,
      projectId,
      kind: "atlas.compute",
      title: "비밀 작업",
      state: "DONE",
      payload: {},
      createdById: member.id,
    },
  });
  const world: World = {
    orgId,
    projectId,
    industryId: industry.id,
    memberId: member.id,
    memberSessionId: member.sessionId,
    jobId: job.id,
    datasetId: (await dataset(db, orgId)).id,
    atlasRunId: run.id,
    recommendationId: rows[0]!.id,
    proposalId: proposal.id,
    annotationId: annotation.id,
  };
  return { world, cast: { ...roles, narrowedToViewer, shutOut, initialPassword, foreign } };
}
