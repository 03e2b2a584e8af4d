import { z } from "zod";
import { PATENT_COLUMNS, type PatentColumn } from "./columns";

export { PATENT_COLUMNS, type PatentColumn, REQUIRED_COLUMNS } from "./columns";

const id = z.string().min(1).max(64);
const column = z.number().int().min(0).max(16_383).nullable();

/** A person's own choice of columns (0-based, null = on purpose none) over what the header says. */
export const mappingInput = z.partialRecord(z.enum(PATENT_COLUMNS), column);

export const previewInput = z.object({ uploadId: id, mapping: mappingInput.default({}) });
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

export const TOPIC_COUNT = { min: 2, max: 60 } as const;
export const topicParams = z.object({
  setId: id,
  topics: z.union([z.literal("auto"), z.number().int().min(TOPIC_COUNT.min).max(TOPIC_COUNT.max)]),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
});
export type TopicParams = z.infer<typeof topicParams>;
/** `recompute` insists although an identical result is there. */
export const computeTopicsInput = topicParams.extend({ recompute: z.boolean().default(false) });
/** Payload of the job `topics.compute`. */
export const topicsJobPayload = topicParams.extend({ projectId: id, setHash: z.string() });

export const setInput = z.object({ setId: id });
/** Without `runId` the project's newest run is meant. */
export const runInput = z.object({ runId: id.optional() });
export const topicInput = z.object({ topicId: id });
/** `was` is the label that the asker saw: somebody else's new name is not overwritten unseen. */
export const renameTopicInput = z.object({
  topicId: id,
  label: z.string().trim().min(1).max(80),
  was: z.string().max(400),
});
export const searchInput = z.object({
  setId: id.optional(),
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
};
/** `Topic.terms`: the strongest by weight together with the most relevant, by weight. */
export type StoredTerm = { term: string; weight: number; relevance: number };
export type Evidence = { ipc: string; weight: number };
/** `Topic.industries`: KSIC prefixes as the prior gives them; shares are over the `placed` part of the topic's patents. */
export type StoredIndustries = {
  placed: number;
  prefixes: { code: string; share: number; evidence: Evidence[] }[];
};
export type StoredPatent = { applicationNo: string; title: string; weight: number };
