import type { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { recordAudit } from "@/server/features/audit/service";
import { type Arrangement, readArrangement } from "./arrangement";
import type { AskedEdit, editTopicsInput, undoEditInput } from "./schema";
import type { InProject } from "./store-patents";
import {
  type EffectiveTopic,
  effectiveTopics,
  keysOf,
  type MergedTerms,
  mergedKey,
  type TopicEditPayload,
  type TopicKey,
} from "./topic-edits";
import { atomPlaces, TermReader } from "./topic-files";

const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

/**
 * One change to the arrangement of a run's topics, written behind the others; the model stays as it is.
 *
 * @returns the new version, and the key of the topic that the change was about as it is called now
 * @throws DomainError NOT_FOUND (noTopicRun, noTopic) | STALE_VERSION (somebody else has changed it since `seen`)
 */
export async function editTopics(
  ctx: InProject,
  { runId, seen, edit }: z.infer<typeof editTopicsInput>,
): Promise<{ version: number; key: TopicKey }> {
  return ctx.db.$transaction(async (tx) => {
    const { run, arrangement } = await openForEdit(tx, ctx.project.id, runId);
    if (arrangement.version !== seen)
      throw new DomainError("STALE_VERSION", `version ${arrangement.version}, seen ${seen}`);
    const payload = await completed(edit, arrangement, run.modelPath);
    const version = await appendEdit(tx, ctx, { runId, arrangement, payload });
    return { version, key: payload.kind === "MERGE" ? mergedKey(payload.keys) : payload.key };
  }, TRANSACTION);
}

/** One after the other for a run. @throws DomainError NOT_FOUND (noTopicRun) */
export async function openForEdit(tx: Tx, projectId: string, runId: string) {
  await tx.$queryRaw`SELECT "id" FROM "TopicRun" WHERE "id" = ${runId} FOR UPDATE`;
  const run = await tx.topicRun.findFirst({ where: { id: runId, projectId } });
  if (!run) throw new DomainError("NOT_FOUND", `no topic run ${runId}`, "noTopicRun");
  return { run, arrangement: await readArrangement(tx, runId) };
}

/** @throws DomainError NOT_FOUND (noTopic) */
export function topicOf({ topics }: Pick<Arrangement, "topics">, key: TopicKey): EffectiveTopic {
  const topic = topics.find((one) => one.key === key);
  if (!topic) throw new DomainError("NOT_FOUND", `no topic ${key}`, "noTopic");
  return topic;
}

async function completed(
  edit: AskedEdit,
  arrangement: Arrangement,
  modelPath: string | null,
): Promise<TopicEditPayload> {
  if (edit.kind === "RENAME") return { ...edit, was: topicOf(arrangement, edit.key).label };
  if (edit.kind !== "MERGE") {
    topicOf(arrangement, edit.key);
    return edit;
  }
  const keys = [...new Set(edit.keys)];
  const topics = keys.map((key) => topicOf(arrangement, key));
  if (keys.length < 2) throw new DomainError("BAD_INPUT", "one topic is no merger", "mergeNeedsTwo");
  const terms = modelPath === null ? null : await exactTerms(topics, arrangement, modelPath);
  return { kind: "MERGE", keys, ...(terms ? { terms } : {}), ...(edit.label ? { label: edit.label } : {}) };
}

/** Of the merged topic over the whole vocabulary, as many as the widest of its parts keeps; null where a part has no files. */
async function exactTerms(
  topics: readonly EffectiveTopic[],
  arrangement: Arrangement,
  modelPath: string,
): Promise<MergedTerms | null> {
  const places = atomPlaces(arrangement, modelPath);
  const parts = topics.flatMap(({ atoms }) => atoms.map((atom) => places.get(atom)));
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return null;
  const most = Math.max(...topics.map(({ figures }) => figures?.terms.length ?? 0));
  return (await new TermReader().mixed(known)).slice(0, most);
}

/** Write one edit and its audit row. @returns the new version */
export async function appendEdit(
  tx: Tx,
  { actor, now, project }: InProject,
  {
    runId,
    arrangement,
    payload,
  }: {
    runId: string;
    arrangement: Pick<Arrangement, "topics" | "rows" | "version">;
    payload: TopicEditPayload;
  },
): Promise<number> {
  const at = now();
  const { kind, ...rest } = payload;
  const seq = (arrangement.rows.at(-1)?.seq ?? 0) + 1;
  await tx.topicEdit.create({
    data: {
      ...{ runId, seq, kind, createdById: actor.id, createdAt: at },
      payload: rest as unknown as Prisma.InputJsonObject,
    },
  });
  const labels = keysOf(payload).map((key) => topicOf(arrangement, key).label);
  await recordAudit(tx, {
    type: kind === "RENAME" ? "TOPIC_RENAMED" : "TOPICS_EDITED",
    ...{ orgId: project.orgId, projectId: project.id, actor, at },
    ...{ subjectType: "topicRun", subjectId: runId },
    detail: {
      ...{ seq, kind, keys: keysOf(payload), was: labels.join(", ") },
      name: "label" in payload && payload.label ? payload.label : labels.join(", "),
    },
  });
  return arrangement.version + 1;
}

/**
 * Take one change back; it stays listed as undone. Refused while a later change builds on it, which is then named.
 *
 * @throws DomainError NOT_FOUND (noTopicRun, noTopicEdit) | STALE_VERSION | CONFLICT (topicEditNeeded)
 */
export async function undoEdit(
  ctx: InProject,
  { runId, seen, seq }: z.infer<typeof undoEditInput>,
): Promise<{ version: number }> {
  const { actor, now, project } = ctx;
  return ctx.db.$transaction(async (tx) => {
    const { arrangement } = await openForEdit(tx, project.id, runId);
    if (arrangement.version !== seen)
      throw new DomainError("STALE_VERSION", `version ${arrangement.version}, seen ${seen}`);
    const { edits, topics } = arrangement;
    const edit = edits.find((one) => one.seq === seq && !one.undone);
    if (!edit) throw new DomainError("NOT_FOUND", `no edit ${seq} that is in force`, "noTopicEdit");
    const needed = neededBy(arrangement, seq);
    if (needed !== null)
      throw new DomainError("CONFLICT", `edit ${needed} builds on edit ${seq}`, "topicEditNeeded", {
        seq: needed,
      });
    const at = now();
    await tx.topicEdit.update({
      where: { runId_seq: { runId, seq } },
      data: { undoneById: actor.id, undoneAt: at },
    });
    const labels = keysOf(edit.payload).map((key) => topics.find((one) => one.key === key)?.label ?? key);
    await recordAudit(tx, {
      type: "TOPIC_EDIT_UNDONE",
      ...{ orgId: project.orgId, projectId: project.id, actor, at },
      ...{ subjectType: "topicRun", subjectId: runId },
      detail: { seq, kind: edit.payload.kind, keys: keysOf(edit.payload), name: labels.join(", ") },
    });
    return { version: arrangement.version + 1 };
  }, TRANSACTION);
}

/** The first later edit that cannot be without this one; null when there is none. */
export function neededBy({ base, edits }: Pick<Arrangement, "base" | "edits">, seq: number): number | null {
  const without = edits.map((edit) => (edit.seq === seq ? { ...edit, undone: true } : edit));
  return effectiveTopics(base, without).inapplicable[0]?.seq ?? null;
}
