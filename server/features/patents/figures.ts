import { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import { REGION_COUNTS } from "./schema";

/**
 * `Topic.figures`: what a topic sums up over its patents, so that merged topics simply add up (merged-topics.ts). Weights
 * are p(topic | patent). `patents` counts each patent once, in the topic that has most of it, so that counts add up too.
 * Made by server/compute/topics/topic-sums.ts.
 */
export const storedFigures = z.object({
  version: z.literal(1),
  /** Mean over other seeds of the largest cosine with one of their topics, 0 to 1 (topic-stability.ts); null = not known or put together by hand. */
  stability: z.number().nullable(),
  /** Patents whose largest weight is this topic's. */
  patents: z.number().int(),
  /** How patents of several regions count in `cube`, as TopicRun.params.regionCount. */
  regionCount: z.enum(REGION_COUNTS),
  /** Region "" = patents without a region; year null = without a year. Cells without weight are left out: they are zeros. */
  cube: z.array(
    z.object({
      region: z.string(),
      year: z.number().int().nullable(),
      weight: z.number(),
      /** With several regions once in each, however `weight` counts. */
      patents: z.number().int(),
    }),
  ),
  /** IPC subclasses, each distinct one of a patent in equal parts; symbol "" = patents without a class. Largest first. */
  ipc: z.array(z.object({ symbol: z.string(), weight: z.number() })),
  /** Every applicant of a patent with its whole weight. The APPLICANTS_KEPT largest; `rest` adds up the others. */
  applicants: z.array(
    z.object({
      name: z.string(),
      weight: z.number(),
      patents: z.number().int(),
      /** Of the first patent that has most of itself in this topic; null = none of them has a year. */
      firstYear: z.number().int().nullable(),
    }),
  ),
  rest: z.object({ applicants: z.number().int(), weight: z.number() }),
  /** Two applicants of one patent, a < b, with its whole weight; the PAIRS_KEPT largest. */
  pairs: z.array(z.object({ a: z.string(), b: z.string(), weight: z.number(), patents: z.number().int() })),
  /**
   * Terms by p(t | k): the WIDE_TERMS heaviest and every one that is among the most relevant for some lambda. `overall` = p(t)
   * over all topics of the run, so that relevance = lambda ln weight + (1 - lambda) ln(weight / overall) for any lambda.
   */
  terms: z.array(z.object({ term: z.string(), weight: z.number(), overall: z.number() })),
});
export type StoredFigures = z.infer<typeof storedFigures>;

/** The figures of a topic; null in runs of earlier versions, which have none. They are checked when written, not at each reading. */
export const figuresOf = (json: Prisma.JsonValue): StoredFigures | null =>
  (json as { version?: unknown } | null)?.version === 1 ? (json as unknown as StoredFigures) : null;
