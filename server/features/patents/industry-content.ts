import { sureness } from "@/server/compute/topics/industry-ranking";
import type { RankedTopicIndustries } from "@/server/compute/topics/topic-industry-codes";
import type { StoredIndustries } from "./schema";

/** A five-digit industry of a topic as `Topic.industries` keeps it (TopicCode of compute/topics/topic-industry-codes.ts). */
export type StoredCode = { code: string; share: number; inTop3: number; words: string[] };

const WORDS = 5;

/** `Topic.industries` of a computed topic. */
export const storedIndustries = ({
  industries,
  placed,
  codes,
  sureness: sure,
}: RankedTopicIndustries): StoredIndustries => ({
  placed,
  prefixes: industries.map(({ prefix, share, evidence }) => ({ code: prefix, share, evidence })),
  codes,
  sureness: sure,
});

/**
 * The five-digit industries of several topics as one: means by the placed patents of each, as of prefixes; empty where
 * one of them is of an earlier version and has none.
 */
export function mergedCodes(
  parts: readonly { industries: StoredIndustries; size: number }[],
): Pick<StoredIndustries, "codes" | "sureness"> {
  const counted = parts.filter(({ industries, size }) => size * industries.placed > 0);
  if (counted.length === 0 || counted.some(({ industries }) => !industries.codes)) return {};
  const placed = counted.reduce((sum, { industries, size }) => sum + size * industries.placed, 0);
  const merged = new Map<string, StoredCode>();
  for (const { industries, size } of counted) {
    const weight = (size * industries.placed) / placed;
    for (const { code, share, inTop3, words } of industries.codes!) {
      const into = merged.get(code) ?? { code, share: 0, inTop3: 0, words: [] };
      into.share += weight * share;
      into.inTop3 += weight * inTop3;
      into.words = [...new Set([...into.words, ...words])].slice(0, WORDS);
      merged.set(code, into);
    }
  }
  const codes = [...merged.values()].sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
  return { codes, sureness: sureness(codes) };
}
