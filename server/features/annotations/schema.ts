import { z } from "zod";

const id = z.string().min(1).max(64);
const body = z.string().trim().min(1).max(4000);

/** What a note stands on: exactly one of the two. */
export const subjectInput = z.union([
  z.strictObject({ recommendationId: id }),
  z.strictObject({ proposalId: id }),
]);
export type AnnotationSubject = z.infer<typeof subjectInput>;

export const listAnnotationsInput = z.object({ subject: subjectInput });
export const addAnnotationInput = z.object({ subject: subjectInput, body });
export const replyInput = z.object({ annotationId: id, body });
export const resolveInput = z.object({ annotationId: id });
