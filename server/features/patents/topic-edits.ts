import type { TopicEdit } from "@/prisma/generated/client";
import { mergedContent } from "./merged-topics";
import type { BaseTopic, TopicContent } from "./topic-content";

/**
 * A topic of a run by what it is made of; it never changes its meaning within the run:
 *
 *   t3           the third topic of the model
 *   t3+t7        both as one; parts in the order of partOrder()
 *   t3/2.1       the first of the two parts that t3 was split into
 *   (t3+t7)/3.2  the second of three parts of t3 and t7
 */
export type TopicKey = string;

/** `TopicEdit.payload` by `kind`. */
export type TopicEditPayload =
  | { kind: "RENAME"; key: TopicKey; label: string; was: string }
  /** `terms`: of the merged topic over the whole vocabulary (merged-topics.ts uses the listed ones where they are not given). */
  | { kind: "MERGE"; keys: TopicKey[]; terms?: MergedTerms; label?: string }
  /** `parts`: as computed from the patents of the topic. `files`: their weights and terms, beside those of the model. */
  | { kind: "SPLIT"; key: TopicKey; parts: TopicContent[]; files: string }
  | { kind: "HIDE" | "SHOW" | "PIN" | "UNPIN"; key: TopicKey };
export type TopicEditKind = TopicEditPayload["kind"];
export const TOPIC_EDIT_KINDS = ["RENAME", "MERGE", "SPLIT", "HIDE", "SHOW", "PIN", "UNPIN"] as const;

/** p(t | merged) and p(t), exact. */
export type MergedTerms = { term: string; weight: number; overall: number }[];

/** An edit as the log keeps it. */
export type LoggedEdit = { seq: number; payload: TopicEditPayload; undone: boolean };

export const loggedEdit = ({ seq, kind, payload, undoneAt }: TopicEdit): LoggedEdit => ({
  seq,
  payload: { kind, ...(payload as object) } as TopicEditPayload,
  undone: undoneAt !== null,
});

export type EffectiveTopic = TopicContent & {
  key: TopicKey;
  /** Of the model's topic; of a merged one the least of its parts', of a split part that of the whole. Not unique. */
  number: number;
  /** Where its patents' weights are: topics of the model, and parts of splits (key of the part). */
  atoms: TopicKey[];
  /** The computed label, when a person has given another. */
  computedLabel: string;
  hidden: boolean;
  pinned: boolean;
  origin: "model" | "merged" | "split";
};

/** An edit whose topic is not there (any more). */
export type Inapplicable = { seq: number; kind: TopicEditKind; key: TopicKey };

/**
 * The topics of a run as the people of the project have arranged them: the model's, with the edits that are not undone
 * applied in their order. Pinned ones first, then by size; hidden ones are there and marked. What cannot be applied is left out and
 * said. The sizes of the result always add up to those of the model.
 */
export function effectiveTopics(
  base: readonly BaseTopic[],
  edits: readonly LoggedEdit[],
): { topics: EffectiveTopic[]; inapplicable: Inapplicable[] } {
  const topics = new Map(base.map((topic) => [modelKey(topic.number), ofModel(topic)]));
  const inapplicable: Inapplicable[] = [];
  for (const { seq, payload, undone } of edits.toSorted((a, b) => a.seq - b.seq)) {
    if (undone) continue;
    const missing = keysOf(payload).find((key) => !topics.has(key));
    if (missing !== undefined) inapplicable.push({ seq, kind: payload.kind, key: missing });
    else apply(topics, payload);
  }
  return {
    topics: [...topics.values()].sort(
      (a, b) => Number(b.pinned) - Number(a.pinned) || b.size - a.size || a.number - b.number,
    ),
    inapplicable,
  };
}

export const modelKey = (number: number): TopicKey => `t${number}`;
export const partKey = (key: TopicKey, parts: number, part: number): TopicKey =>
  `${key.includes("+") && !isWhole(key) ? `(${key})` : key}/${parts}.${part}`;
/** The topics that an edit is about, before it. */
export const keysOf = (payload: TopicEditPayload): TopicKey[] =>
  payload.kind === "MERGE" ? payload.keys : [payload.key];

/** Whether a key with a plus is one part of a split, not several topics: its pluses all stand in brackets. */
const isWhole = (key: TopicKey) => topLevel(key).length === 1;

/** The parts of a merged key: split at the pluses that stand in no bracket. */
function topLevel(key: TopicKey): TopicKey[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const sign of key) {
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    if (sign === "+" && depth === 0) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

/** By the numbers in them, then by their text: t3 before t12. */
const partOrder = (a: TopicKey, b: TopicKey) => a.localeCompare(b, "en", { numeric: true });

export const mergedKey = (keys: readonly TopicKey[]): TopicKey =>
  keys.flatMap(topLevel).sort(partOrder).join("+");

const ofModel = ({ number, ...content }: BaseTopic): EffectiveTopic => ({
  ...content,
  ...{ key: modelKey(number), number, atoms: [modelKey(number)], computedLabel: content.label },
  ...{ hidden: false, pinned: false, origin: "model" as const },
});

function apply(topics: Map<TopicKey, EffectiveTopic>, payload: TopicEditPayload) {
  switch (payload.kind) {
    case "MERGE":
      return merge(topics, payload);
    case "SPLIT":
      return split(topics, payload);
    case "RENAME":
      return change(topics, payload.key, { label: payload.label });
    case "HIDE":
    case "SHOW":
      return change(topics, payload.key, { hidden: payload.kind === "HIDE" });
    case "PIN":
    case "UNPIN":
      return change(topics, payload.key, { pinned: payload.kind === "PIN" });
  }
}

function change(topics: Map<TopicKey, EffectiveTopic>, key: TopicKey, to: Partial<EffectiveTopic>) {
  topics.set(key, { ...topics.get(key)!, ...to });
}

function merge(
  topics: Map<TopicKey, EffectiveTopic>,
  { keys, terms, label }: Extract<TopicEditPayload, { kind: "MERGE" }>,
) {
  const parts = keys.map((key) => topics.get(key)!);
  for (const key of keys) topics.delete(key);
  const content = mergedContent(parts, terms);
  const key = mergedKey(keys);
  topics.set(key, {
    ...content,
    ...{ key, number: Math.min(...parts.map(({ number }) => number)) },
    ...{ label: label ?? content.label, computedLabel: content.label },
    atoms: parts.flatMap(({ atoms }) => atoms).sort(partOrder),
    ...{ hidden: false, pinned: parts.some(({ pinned }) => pinned), origin: "merged" as const },
  });
}

function split(
  topics: Map<TopicKey, EffectiveTopic>,
  { key, parts }: Extract<TopicEditPayload, { kind: "SPLIT" }>,
) {
  const whole = topics.get(key)!;
  topics.delete(key);
  parts.forEach((content, at) => {
    const own = partKey(key, parts.length, at + 1);
    topics.set(own, {
      ...content,
      ...{ key: own, number: whole.number, atoms: [own], computedLabel: content.label },
      ...{ hidden: whole.hidden, pinned: whole.pinned, origin: "split" as const },
    });
  });
}
