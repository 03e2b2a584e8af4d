import { subclassShares } from "@/server/compute/topics/ipc-industries";
import type { Definition } from "@/server/features/define/data";
import { CHAIN_ROLES, type ChainRole } from "@/server/features/define/schema";
import { industryByCode, loadIndustries } from "@/server/features/reference/data";
import type { Evidence, StoredIndustries } from "./schema";

/** Below this share of a topic a five-digit industry is said to have nothing to do with it. */
const LEAST_SHARE = 0.01;
/** What would be written as 0 % is not listed. */
const LEAST_LISTED = 0.005;
const PREFIXES_SHOWN = 8;
const CODES_SHOWN = 8;

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
export type StrategicLink = {
  industryId: string;
  name: string;
  /** Sum of the shares of the codes that topic and value chain have in common. */
  share: number;
  codes: (Names & { code: string; role: ChainRole; share: number })[];
};

/**
 * The industries of a topic: the prefixes that the patent classes lead to with their evidence, largest first, each with
 * the five-digit industries under it, those of the project's value chains before the others, without what is below half a
 * per cent; and the strategic
 * industries that share five-digit codes of at least 1 % of the topic, most in common first.
 */
export function topicIndustryView(stored: StoredIndustries, definitions: readonly Definition[]) {
  const chains = new Map<string, InChain[]>();
  for (const { id, name, ...definition } of definitions)
    for (const [code, role] of chainOf({ id, name, ...definition }))
      chains.set(code, [...(chains.get(code) ?? []), { industryId: id, name, role }]);
  const codes = allSubclasses();
  const shares = subclassShares(
    stored.prefixes.map(({ code, share }) => ({ prefix: code, share })),
    codes,
  );
  const shareOf = new Map(shares.map(({ code, share }) => [code, share]));
  const listed = stored.prefixes.filter(({ share }) => share >= LEAST_LISTED).slice(0, PREFIXES_SHOWN);
  const prefixes = listed.map(({ code, share, evidence }): TopicPrefix => {
    const under = codes.filter((one) => one.startsWith(code));
    return {
      ...{ code, share, evidence, under: under.length },
      ...namesOf(code),
      subclasses: under
        .map((one) => ({
          ...{ code: one, share: shareOf.get(one) ?? 0, chains: chains.get(one) ?? [] },
          ...namesOf(one),
        }))
        .filter(({ share: own, chains: within }) => own >= LEAST_LISTED || within.length > 0)
        .sort((a, b) => b.chains.length - a.chains.length || b.share - a.share || (a.code < b.code ? -1 : 1))
        .slice(0, CODES_SHOWN),
    };
  });
  return {
    placed: stored.placed,
    prefixes,
    otherPrefixes: stored.prefixes.length - listed.length,
    links: strategicLinks(shareOf, definitions),
  };
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
