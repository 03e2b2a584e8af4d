import type { TopicEdit } from "@/prisma/generated/client";
import type { Db, Tx } from "@/server/db";
import { type BaseTopic, baseTopic } from "./topic-content";
import {
  type EffectiveTopic,
  effectiveTopics,
  type LoggedEdit,
  loggedEdit,
  mergedKey,
  modelKey,
  partKey,
  type TopicKey,
} from "./topic-edits";

/** The topics of a run as the people of the project have arranged them, and the log that says how. */
export type Arrangement = {
  /** Of the model. */
  base: BaseTopic[];
  topics: EffectiveTopic[];
  edits: LoggedEdit[];
  rows: TopicEdit[];
  /** Changes with every edit and every undoing: what an asker saw is told by it. */
  version: number;
};

export const arrangementVersion = (edits: readonly Pick<LoggedEdit, "undone">[]): number =>
  edits.length + edits.filter(({ undone }) => undone).length;

/** The name of every topic that there is or was in an arrangement, the latest that it had. */
export function topicLabels({
  base,
  edits,
  topics,
}: Omit<Arrangement, "rows" | "version">): Map<TopicKey, string> {
  const labels = new Map(base.map(({ number, label }) => [modelKey(number), label]));
  for (const { payload } of edits) {
    if (payload.kind === "RENAME") labels.set(payload.key, payload.label);
    if (payload.kind === "MERGE" && payload.label) labels.set(mergedKey(payload.keys), payload.label);
    if (payload.kind === "SPLIT")
      payload.parts.forEach(({ label }, at) => {
        labels.set(partKey(payload.key, payload.parts.length, at + 1), label);
      });
  }
  for (const { key, label } of topics) labels.set(key, label);
  return labels;
}

export async function readArrangement(db: Db | Tx, runId: string): Promise<Arrangement> {
  // one after the other: within a transaction there is one connection
  const topics = await db.topic.findMany({
    where: { runId },
    orderBy: { number: "asc" },
    omit: { id: true },
  });
  const rows = await db.topicEdit.findMany({ where: { runId }, orderBy: { seq: "asc" } });
  const edits = rows.map(loggedEdit);
  const base = topics.map(baseTopic);
  return {
    ...{ base, edits, rows, version: arrangementVersion(edits) },
    topics: effectiveTopics(base, edits).topics,
  };
}
