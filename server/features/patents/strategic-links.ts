import { subclassShares } from "@/server/compute/topics/ipc-industries";
import type { Definition } from "@/server/features/define/data";
import { CHAIN_ROLES, type ChainRole } from "@/server/features/define/schema";
import { industryByCode, loadIndustries } from "@/server/features/reference/data";
import type { IndustryOverride } from "./overrides";
import type { Evidence, StoredIndustries } from "./schema";

/** Below this share of a topic a five-digit industry is said to have nothing to do with it. */
const LEAST_SHARE = 0.01;
/** In a list of topics, where no share stands beside the name, less than this says nothing about a topic. */
export const LEAST_LINK_IN_LIST = 0.05;
/** What would be written as 0 % is not listed. */
const LEAST_LISTED = 0.005;
const PREFIXES_SHOWN = 8;
const CODES_SHOWN = 8;
const RANKED_SHOWN = 10;
const CLASSES_SHOWN = 4;

type Names = { nameKo: string; nameEn: string };
const namesOf = (code: string): Names => {
  const entry = industryByCode(code);
  return { nameKo: entry?.nameKo ?? code, nameEn: entry?.nameEn ?? code };
};
const allSubclasses = () =>
  loadIndustries(10)
    .filter(({ level }) => level === "subclass")
    .map(({ code }) => code);

const chainOf = (definition: Definition): [string, ChainRole][] => [
  ...definition.backward.map((code): [string, ChainRole] => [code, "BACKWARD"]),
  ...definition.self.map((code): [string, ChainRole] => [code, "SELF"]),
  ...definition.forward.map((code): [string, ChainRole] => [code, "FORWARD"]),
];

export type InChain = { industryId: string; name: string; role: ChainRole };
export type TopicSubclass = Names & { code: string; share: number; chains: InChain[] };
export type TopicPrefix = Names & {
  code: string;
  share: number;
  evidence: Evidence[];
  /** How many five-digit industries the prefix holds: the evidence knows no more, so each has an equal part. */
  under: number;
  subclasses: TopicSubclass[];
};
/** A five-digit industry of the topic, by classes and text, with the evidence for it. */
export type RankedCode = TopicSubclass & {
  /** Part of the topic's patents among whose own first three industries it is. */
  inTop3: number;
  /** Classes that lead to it, the strongest first; empty where the text alone does. */
  classes: string[];
  words: string[];
};
export const CONFIDENCE = ["high", "fair", "low"] as const;
export type Confidence = (typeof CONFIDENCE)[number];
/** From these on, by `inTop3` of the first industry: more than half of the patents, a third of them. */
const HIGH = 0.5;
const FAIR = 1 / 3;
export const confidenceOf = (inTop3: number): Confidence =>
  inTop3 >= HIGH ? "high" : inTop3 >= FAIR ? "fair" : "low";

export type StrategicLink = {
  industryId: string;
  name: string;
  /** Sum of the shares of the codes that topic and value chain have in common. */
  share: number;
  codes: (Names & { code: string; role: ChainRole; share: number })[];
};

/**
 * The shares of five-digit industries that hold for a topic: a person's where somebody has set them, else the computed ones, in runs
 * of earlier versions the prefixes spread evenly.
 */
export function effectiveShares(
  stored: StoredIndustries,
  override: Pick<IndustryOverride, "industries"> | null = null,
): { code: string; share: number }[] {
  if (override?.industries) return override.industries.toSorted((a, b) => b.share - a.share);
  return stored.codes ?? evenShares(stored);
}
const evenShares = ({ prefixes }: StoredIndustries) =>
  subclassShares(
    prefixes.map(({ code, share }) => ({ prefix: code, share })),
    allSubclasses(),
  );

/**
 * The industries of a topic. `ranked`: five-digit ones with their evidence, null in runs of earlier versions. `prefixes`: what
 * the patent classes lead to, largest first, each with the five-digit industries under it, those of the project's value chains
 * first, without what is below half a per cent. `override`: a person's word, with the computed beside it. `links`: the strategic
 * industries that share codes of at least 1 % of the topic, as a person has set them or else as computed, most in common first.
 */
export function topicIndustryView(
  stored: StoredIndustries,
  definitions: readonly Definition[],
  override: IndustryOverride | null = null,
) {
  const chains = new Map<string, InChain[]>();
  for (const { id, name, ...definition } of definitions)
    for (const [code, role] of chainOf({ id, name, ...definition }))
      chains.set(code, [...(chains.get(code) ?? []), { industryId: id, name, role }]);
  const subclass = (code: string, share: number): TopicSubclass => ({
    ...{ code, share, chains: chains.get(code) ?? [] },
    ...namesOf(code),
  });
  const codes = allSubclasses();
  const computed = new Map(effectiveShares(stored).map(({ code, share }) => [code, share]));
  const shareOf = new Map(effectiveShares(stored, override).map(({ code, share }) => [code, share]));
  const listed = stored.prefixes.filter(({ share }) => share >= LEAST_LISTED).slice(0, PREFIXES_SHOWN);
  const prefixes = listed.map(({ code, share, evidence }): TopicPrefix => {
    const under = codes.filter((one) => one.startsWith(code));
    return {
      ...{ code, share, evidence, under: under.length },
      ...namesOf(code),
      subclasses: under
        .map((one) => subclass(one, computed.get(one) ?? 0))
        .filter(({ share: own, chains: within }) => own >= LEAST_LISTED || within.length > 0)
        .sort((a, b) => b.chains.length - a.chains.length || b.share - a.share || (a.code < b.code ? -1 : 1))
        .slice(0, CODES_SHOWN),
    };
  });
  const ranked = stored.codes
    ? stored.codes
        .filter(({ share }) => share >= LEAST_LISTED)
        .slice(0, RANKED_SHOWN)
        .map(
          ({ code, share, inTop3, words }): RankedCode => ({
            ...subclass(code, share),
            ...{ inTop3, words, classes: classesFor(code, stored) },
          }),
        )
    : null;
  const first = ranked?.[0];
  return {
    placed: stored.placed,
    ranked,
    confidence: first
      ? { word: confidenceOf(first.inTop3), inTop3: first.inTop3, sureness: stored.sureness ?? null }
      : null,
    prefixes,
    otherPrefixes: stored.prefixes.length - listed.length,
    override: override
      ? {
          ...{ id: override.id, reason: override.reason, by: override.by, at: override.at },
          industries: override.industries?.map(({ code, share }) => subclass(code, share)) ?? null,
        }
      : null,
    links: strategicLinks(shareOf, definitions),
  };
}

/** Patent classes that lead to an industry of a topic, the strongest first. */
export function classesFor(code: string, { prefixes }: StoredIndustries): string[] {
  const weights = new Map<string, number>();
  for (const prefix of prefixes)
    if (code.startsWith(prefix.code))
      for (const { ipc, weight } of prefix.evidence) weights.set(ipc, (weights.get(ipc) ?? 0) + weight);
  return [...weights]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, CLASSES_SHOWN)
    .map(([ipc]) => ipc);
}

function strategicLinks(shareOf: Map<string, number>, definitions: readonly Definition[]): StrategicLink[] {
  return definitions
    .map((definition): StrategicLink => {
      const codes = chainOf(definition)
        .map(([code, role]) => ({ code, role, share: shareOf.get(code) ?? 0, ...namesOf(code) }))
        .filter(({ share }) => share >= LEAST_SHARE)
        .sort((a, b) => b.share - a.share || CHAIN_ROLES.indexOf(a.role) - CHAIN_ROLES.indexOf(b.role));
      const share = codes.reduce((sum, one) => sum + one.share, 0);
      return { industryId: definition.id, name: definition.name, share, codes };
    })
    .filter(({ codes }) => codes.length > 0)
    .sort((a, b) => b.share - a.share);
}
