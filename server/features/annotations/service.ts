import type { z } from "zod";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import type { ProjectCtx } from "@/server/features/context";
import type { AnnotationSubject, addAnnotationInput, replyInput } from "./schema";

/** The name of what a note stands on, which must be of this project. */
async function subjectLabel(tx: Tx, projectId: string, subject: AnnotationSubject): Promise<string> {
  if ("recommendationId" in subject) {
    const found = await tx.recommendation.findFirst({ where: { id: subject.recommendationId, projectId } });
    if (found) return `${found.subjectLabel} · ${found.regionLabel}`;
  } else {
    const found = await tx.hubProposal.findFirst({ where: { id: subject.proposalId, projectId } });
    if (found) return found.title;
  }
  throw new DomainError("NOT_FOUND", "nothing of the kind in this project");
}

const subjectOf = (row: { recommendationId: string | null; proposalId: string | null }): AnnotationSubject =>
  row.recommendationId !== null
    ? { recommendationId: row.recommendationId }
    : { proposalId: row.proposalId ?? "" };

const about = ({ actor, now, project }: ProjectCtx, subject: AnnotationSubject) => ({
  orgId: project.orgId,
  projectId: project.id,
  actor,
  at: now(),
  ...("recommendationId" in subject
    ? { subjectType: "recommendation", subjectId: subject.recommendationId }
    : { subjectType: "hubProposal", subjectId: subject.proposalId }),
});

/** Write a note. @throws DomainError NOT_FOUND when the subject is not in this project */
export async function addAnnotation(
  ctx: ProjectCtx,
  { subject, body }: z.infer<typeof addAnnotationInput>,
): Promise<{ id: string }> {
  return ctx.db.$transaction(async (tx) => {
    const name = await subjectLabel(tx, ctx.project.id, subject);
    const { id } = await tx.annotation.create({
      data: {
        ...subject,
        projectId: ctx.project.id,
        authorId: ctx.actor.id,
        authorName: ctx.actor.name,
        body,
        createdAt: ctx.now(),
      },
    });
    await recordAudit(tx, { ...about(ctx, subject), type: "ANNOTATED", detail: { name, annotationId: id } });
    return { id };
  });
}

async function rootOf(tx: Tx, projectId: string, annotationId: string) {
  const found = await tx.annotation.findFirst({
    where: { id: annotationId, projectId },
    include: { parent: true },
  });
  if (!found) throw new DomainError("NOT_FOUND", `no annotation ${annotationId}`);
  return found.parent ?? found;
}

/** Answer in a thread. A thread has one level, and an answer to a resolved one opens it again. @throws NOT_FOUND */
export async function replyToAnnotation(
  ctx: ProjectCtx,
  { annotationId, body }: z.infer<typeof replyInput>,
): Promise<{ id: string }> {
  return ctx.db.$transaction(async (tx) => {
    const root = await rootOf(tx, ctx.project.id, annotationId);
    const subject = subjectOf(root);
    const name = await subjectLabel(tx, ctx.project.id, subject);
    const { id } = await tx.annotation.create({
      data: {
        ...subject,
        projectId: ctx.project.id,
        parentId: root.id,
        authorId: ctx.actor.id,
        authorName: ctx.actor.name,
        body,
        createdAt: ctx.now(),
      },
    });
    const reopened = { resolvedAt: null, resolvedById: null };
    await tx.annotation.updateMany({ where: { id: root.id, resolvedAt: { not: null } }, data: reopened });
    await recordAudit(tx, {
      ...about(ctx, subject),
      type: "ANNOTATED",
      detail: { name, annotationId: id, replyTo: root.id },
    });
    return { id };
  });
}

/** Close a thread. @throws DomainError NOT_FOUND | ILLEGAL_TRANSITION when it is closed already */
export async function resolveAnnotation(ctx: ProjectCtx, annotationId: string): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const root = await rootOf(tx, ctx.project.id, annotationId);
    const subject = subjectOf(root);
    const name = await subjectLabel(tx, ctx.project.id, subject);
    const { count } = await tx.annotation.updateMany({
      where: { id: root.id, resolvedAt: null },
      data: { resolvedAt: ctx.now(), resolvedById: ctx.actor.id },
    });
    if (count === 0)
      throw new DomainError("ILLEGAL_TRANSITION", "the thread is resolved already", "nothingToChange");
    await recordAudit(tx, {
      ...about(ctx, subject),
      type: "ANNOTATION_RESOLVED",
      detail: { name, annotationId: root.id },
    });
  });
}
