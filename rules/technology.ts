import { BUILT_IN_PACKS } from "./built-in";
import { type DrawnCut, drawnCut, finiteOrNull, snapped } from "./cuts";
import { evaluate } from "./evaluate";
import type { Policy, Text } from "./schema";
import {
  holds,
  TECHNOLOGY_COMPARISONS,
  type TechnologyComparison,
  type TechnologyPack,
} from "./technology-pack";
import { effectSentence, thinSentence, undecidedSentence, verdictSentence } from "./technology-sentences";

/** What is known of a new technology in a region. Missing is null (undefined and NaN read the same). */
export type TechnologyFigures = {
  /** Rank of growth, novelty and breadth of applicants among the topics, 0 to 1; and that of every topic compared, this one too. */
  emergence: number | null;
  compared: readonly (number | null)[];
  /** Regional specialisation, drawn towards 1 where it rests on few. */
  rta: number | null;
  /** How much of what lies around the technology's industries the region has, 0 to 1. */
  relatedness: number | null;
  /** Expected patents of the region in the topic. */
  patents: number | null;
  /** Largest share of the technology that lies in the value chain of one strategic industry, and whose. */
  strategicShare: number | null;
  strategic: string | null;
  /** Change of b of the technology's own ego network in the scenario: mean, 5 and 95 %, beyond links put anywhere. */
  b: { delta: number | null; low: number | null; high: number | null; beyond: number | null } | null;
};

export type TechnologyCompared = {
  value: number | null;
  cut: number | null;
  cutKind: DrawnCut["kind"];
  /** Value minus cut. */
  distance: number | null;
};

export type TechnologyVerdict = {
  outcome: "fires" | "undetermined";
  strategyId: string | null;
  strategy: Text | null;
  aim: Text | null;
  explanation: Text;
  networkPolicy: Policy | null;
  firmPolicy: Policy | null;
  comparisons: Record<TechnologyComparison | "beyondB" | "strategicShare", TechnologyCompared>;
  /** Without which the verdict cannot be told: no value, or too few topics to draw the cut from. */
  missing: TechnologyComparison[];
  few: TechnologyComparison[];
  /** Rests on fewer patents of the region than the pack asks for. */
  thin: boolean;
  rule: { id: string; version: number };
};

/**
 * What to do about a new technology in a region, by emergence, regional specialisation and relatedness density; which network
 * policy by what its commercialisation would do to b beyond the same links put anywhere; which firm policy by what it shares
 * with the strategic industries. A value on its cut is at or above it. A missing figure on which the verdict hangs leaves it
 * undetermined; one that decides nothing (density where the region is not specialised) does not.
 */
export async function recommendTechnology(
  figures: TechnologyFigures,
  { pack = BUILT_IN_PACKS.technology }: { pack?: TechnologyPack } = {},
): Promise<TechnologyVerdict> {
  const { fewest } = pack.compared;
  const drawn = drawnCut(pack.cuts.emergence, figures.compared.map(finiteOrNull), { fewest });
  const fixed = (value: number) => ({ value, kind: "fixed" as const });
  const against = (
    of: number | null | undefined,
    cut: Pick<DrawnCut, "value" | "kind">,
  ): TechnologyCompared => {
    const known = finiteOrNull(of);
    const value = known === null || cut.value === null ? known : snapped(known, cut.value);
    const distance = value === null || cut.value === null ? null : value - cut.value;
    return { value, cut: cut.value, cutKind: cut.kind, distance };
  };
  const comparisons = {
    emergence: against(figures.emergence, drawn),
    rta: against(figures.rta, fixed(pack.cuts.rta)),
    relatedness: against(figures.relatedness, fixed(pack.cuts.relatedness)),
    beyondB: against(figures.b?.beyond, fixed(pack.cuts.beyondB)),
    strategicShare: against(figures.strategicShare, fixed(pack.cuts.strategicShare)),
  };
  const facts = Object.fromEntries(
    Object.entries(comparisons).flatMap(([name, { value, cut }]) => [
      [name, value],
      [`${name}Cut`, cut],
    ]),
  );
  const thin = figures.patents !== null && figures.patents < pack.fewPatents;
  const besides = [thinSentence(thin, figures.patents, pack.fewPatents), effectSentence(figures.b)];
  const reading = async (of: keyof TechnologyPack["readings"]) => {
    const { outcome } = await evaluate(pack.readings[of], facts);
    return outcome === "undetermined" ? null : outcome === "fires";
  };
  const [opening, anchored] = await Promise.all([reading("opening"), reading("anchored")]);
  const common = { comparisons, thin };
  for (const rule of pack.rules) {
    const verdict = await evaluate(rule, facts);
    if (verdict.outcome !== "fires") continue;
    const { name, aim } = rule.event.params;
    const used = TECHNOLOGY_COMPARISONS.filter((one) => rule.facts.includes(one));
    return {
      ...common,
      outcome: "fires",
      ...{ strategyId: rule.id, strategy: name, aim },
      explanation: joined([verdictSentence(used, comparisons, { name, aim }), ...besides]),
      networkPolicy: opening === null ? null : pack.networkPolicies[opening ? "opening" : "deepening"],
      firmPolicy: anchored === null ? null : pack.firmPolicies[anchored ? "anchored" : "standalone"],
      ...{ missing: [], few: [] },
      rule: { id: `${pack.id}/${rule.id}`, version: pack.version },
    };
  }
  // Only what a rule hangs on that the known facts do not already rule out.
  const open = pack.rules.filter(({ conditions }) => holds(conditions, facts) === null);
  const wanting = TECHNOLOGY_COMPARISONS.filter(
    (name) =>
      (comparisons[name].value === null || comparisons[name].cut === null) &&
      open.some((rule) => rule.facts.includes(name)),
  );
  const missing = wanting.filter((name) => comparisons[name].value === null);
  const few = wanting.filter((name) => comparisons[name].value !== null);
  return {
    ...common,
    outcome: "undetermined",
    ...{ strategyId: null, strategy: null, aim: null, networkPolicy: null, firmPolicy: null },
    explanation: joined([undecidedSentence(missing, few, { known: drawn.known, fewest }), ...besides]),
    ...{ missing, few },
    rule: { id: pack.id, version: pack.version },
  };
}

const joined = (sentences: readonly (Text | null)[]): Text => {
  const there = sentences.filter((one) => one !== null);
  return { ko: there.map(({ ko }) => ko).join(" "), en: there.map(({ en }) => en).join(" ") };
};
