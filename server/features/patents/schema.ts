import { z } from "zod";
import { PATENT_COLUMNS, type PatentColumn } from "./columns";
import type { StoredCode } from "./industry-content";

export { PATENT_COLUMNS, type PatentColumn, REQUIRED_COLUMNS } from "./columns";

const id = z.string().min(1).max(64);
const column = z.number().int().min(0).max(16_383).nullable();

/** A person's own choice of columns (0-based, null = on purpose none) over what the header says. */
export const mappingInput = z.partialRecord(z.enum(PATENT_COLUMNS), column);

export const previewInput = z.object({ uploadId: id, mapping: mappingInput.default({}) });
/** A file up to this size is read as a whole while a person waits for it; of a larger one, its beginning. */
export const WAITED_FOR = { megabytes: 32, patents: 5000 };
/** Rejected rows that are kept one by one, of each reason; a file of which more are wrong is wrong as a whole. */
export const ROWS_KEPT = 10_000;
export const importInput = previewInput.extend({
  name: z.string().trim().min(1).max(100),
  source: z.string().trim().max(300).default(""),
  /** Made patents, not filed ones: every screen that shows them says so. */
  synthetic: z.boolean().default(false),
  /** Extract topics as soon as the patents are in. */
  thenTopics: z.boolean().default(false),
});
/** Payload of the job `patents.import`; `hash` names the set that it makes. */
export const importJobPayload = importInput.extend({ projectId: id, hash: z.string() });

/** Payload of the job `patents.check`. */
export const checkJobPayload = previewInput.extend({ projectId: id });

export const TOPIC_COUNT = { min: 2, max: 60 } as const;
export const TOPIC_METHODS = ["nmf", "lda"] as const;
export type TopicMethod = (typeof TOPIC_METHODS)[number];
/** How a patent of several regions counts: in equal parts that add up to one, or once in each. */
export const REGION_COUNTS = ["fractional", "whole"] as const;
export type RegionCount = (typeof REGION_COUNTS)[number];
export const topicParams = z.object({
  setId: id,
  method: z.enum(TOPIC_METHODS).default("nmf"),
  topics: z.union([z.literal("auto"), z.number().int().min(TOPIC_COUNT.min).max(TOPIC_COUNT.max)]),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
  regionCount: z.enum(REGION_COUNTS).default("fractional"),
  /** The project's lists of terms; null = none. Where they are not named, the newest ones when the job is made. */
  termListsId: id.nullish(),
  /** The organisation's prior from patent classes to industries; null = the product's own. Likewise. */
  priorId: id.nullish(),
});
export type TopicParams = z.infer<typeof topicParams>;
/** `recompute` insists although an identical result is there. */
export const computeTopicsInput = topicParams.extend({ recompute: z.boolean().default(false) });
/** Payload of the job `topics.compute`. */
export const topicsJobPayload = topicParams.extend({ projectId: id, setHash: z.string() });

export const setInput = z.object({ setId: id });
/** Without `runId` the project's newest run is meant. */
export const runInput = z.object({ runId: id.optional() });
/** A topic as the people of the project have arranged them: its key of server/features/patents/topic-edits.ts. */
const key = z.string().min(1).max(1000);
export const topicInput = z.object({ runId: id.optional(), key });
const label = z.string().trim().min(1).max(80);
/** `seen` is the version of the arrangement that the asker saw: nobody's change is overwritten unseen. */
const seen = z.number().int().min(0);
export const editTopicsInput = z.object({
  runId: id,
  seen,
  edit: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("RENAME"), key, label }),
    z.object({ kind: z.literal("MERGE"), keys: z.array(key).min(2).max(60), label: label.optional() }),
    z.object({ kind: z.enum(["HIDE", "SHOW", "PIN", "UNPIN"]), key }),
  ]),
});
export type AskedEdit = z.infer<typeof editTopicsInput>["edit"];
export const SPLIT_PARTS = { min: 2, max: 10 } as const;
/** A split is a job: a model of the topic's own patents. */
export const splitTopicInput = z.object({
  runId: id,
  seen,
  key,
  parts: z.number().int().min(SPLIT_PARTS.min).max(SPLIT_PARTS.max),
});
/** Payload of the job `topics.split`. */
export const splitJobPayload = splitTopicInput.extend({ projectId: id });
export const undoEditInput = z.object({ runId: id, seen, seq: z.number().int().min(1) });
export const searchInput = z.object({
  setId: id.optional(),
  /** Only patents that belong to this topic more than to any other, the surest first; they are of the run's set. */
  topic: z.object({ runId: id, key }).optional(),
  query: z.string().trim().max(200).default(""),
  page: z.number().int().min(1).max(100_000).default(1),
  limit: z.number().int().min(1).max(100).default(20),
});

/** `PatentSet.rejected`, by reason: every row number and what stood in the cell. */
export type StoredRejects = Record<
  string,
  { count: number; rows: number[]; values: string[]; column: PatentColumn | null }
>;

/** `TopicRun.params`: what was asked for, and what was found on the way. */
export type StoredTopicParams = {
  topics: number | "auto";
  /** Number of topics that there are. */
  chosen: number;
  method: string;
  lambda: number;
  unplaced: number;
  withoutYear: number;
  withoutRegion: number;
  years: [number, number] | null;
  /** Not in runs of earlier versions. */
  algorithm?: TopicMethod;
  /** Not in runs of earlier versions, which counted regions in parts. */
  regionCount?: RegionCount;
  /** The arrangement of the run before, as far as its topics were found again (carry-edits.ts). */
  carried?: CarriedEdits;
};
/** `TopicRun.params.carried`: which topic of the earlier run is which of this one, and what could not be taken over. */
export type CarriedEdits = {
  fromRunId: string;
  /** Topics are the same from this cosine of their term distributions on. */
  threshold: number;
  matches: { from: string; to: string; cosine: number }[];
  carried: number;
  lost: { seq: number; kind: string; label: string; reason: "noMatch" | "split" | "dependsOnLost" }[];
};
/** `Topic.terms`: the strongest by weight together with the most relevant, by weight. */
export type StoredTerm = { term: string; weight: number; relevance: number };
export type Evidence = { ipc: string; weight: number };
/** `Topic.industries`: KSIC prefixes as the prior gives them; shares are over the `placed` part of the topic's patents. */
export type StoredIndustries = {
  placed: number;
  prefixes: { code: string; share: number; evidence: Evidence[] }[];
  /** Five-digit industries, the prior re-ranked by the text, and how sure they are; not in runs of earlier versions. */
  codes?: StoredCode[];
  sureness?: number | null;
};
/** `fit` = W_dk ||H_k||, the part of the patent's terms that the topic explains; not in runs of earlier versions. */
export type StoredPatent = { applicationNo: string; title: string; weight: number; fit?: number };
