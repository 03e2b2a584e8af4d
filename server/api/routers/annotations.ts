import { listThreads } from "@/server/features/annotations/data";
import {
  addAnnotationInput,
  listAnnotationsInput,
  replyInput,
  resolveInput,
} from "@/server/features/annotations/schema";
import { addAnnotation, replyToAnnotation, resolveAnnotation } from "@/server/features/annotations/service";
import { inProject, router } from "../trpc";

export const annotationsRouter = router({
  list: inProject("project:read")
    .input(listAnnotationsInput)
    .query(({ ctx, input }) =>
      listThreads(ctx.db, { projectId: ctx.project.id, actorId: ctx.actor.id }, input.subject),
    ),
  add: inProject("annotation:write")
    .input(addAnnotationInput)
    .mutation(({ ctx, input }) => addAnnotation(ctx, input)),
  reply: inProject("annotation:write")
    .input(replyInput)
    .mutation(({ ctx, input }) => replyToAnnotation(ctx, input)),
  resolve: inProject("annotation:write")
    .input(resolveInput)
    .mutation(({ ctx, input }) => resolveAnnotation(ctx, input.annotationId)),
});
