import { BUILT_IN_PACKS } from "./built-in";
import { type DrawnCut, drawnCut, finiteOrNull, snapped } from "./cuts";
import { evaluate } from "./evaluate";
import type { HubPack, Policy, Quadrant, QuadrantPack, Text } from "./schema";
import { type Compared, hubSentence, type Named, strategySentence, undeterminedSentence } from "./sentences";

/** Indicators of what is compared, e.g. an industry in a region. Missing is null (undefined and NaN read the same). */
export type IndicatorRow = {
  id: string;
  a: number | null;
  b: number | null;
  c: number | null;
  d?: number | null;
};

export type RecommendOptions = {
  /** Cuts that override the packs' own. */
  cuts?: Partial<Record<Named, number>>;
  pack?: QuadrantPack;
  hubPack?: HubPack;
};

export type Recommendation = {
  id: string;
  /** `undetermined` when a or b is missing: strategy, quadrant and policies are then null. */
  outcome: "fires" | "undetermined";
  strategyId: string | null;
  /** The Korean name. */
  strategy: string | null;
  strategyEn: string | null;
  aim: Text | null;
  quadrant: Quadrant | null;
  /** null when b or c is missing: undetermined, which is not no. */
  hub: boolean | null;
  explanation: string;
  explanationEn: string;
  hubExplanation: string;
  hubExplanationEn: string;
  networkPolicy: Policy | null;
  firmPolicy: Policy | null;
  /** What the verdicts rest on; null is missing. `hubBCut` differs from `bCut` only if the packs draw it differently. */
  facts: Record<"a" | "b" | "c" | "d" | "aCut" | "bCut" | "cCut" | "hubBCut", number | null>;
  cutKinds: Record<"aCut" | "bCut" | "cCut", DrawnCut["kind"]>;
  /** Value minus cut. */
  distances: Record<Named, number | null>;
  /** Indicators without which the strategy cannot be told. */
  missing: string[];
  rule: { id: string; version: number };
  hubRule: { id: string; version: number };
};

/**
 * Strategy of each row by the a x b quadrant, and whether it is a hub candidate by b and c.
 *
 * Cuts are drawn over the rows that have the value (the packs say mean, median or fixed; `cuts` overrides). A value
 * on the cut counts as at or above it, rounding aside. A row with a missing value is `undetermined`, never below.
 * The recommendation names the pack, the rule and the version it comes from, and carries its facts.
 */
export async function recommend(
  rows: readonly IndicatorRow[],
  options: RecommendOptions = {},
): Promise<Recommendation[]> {
  const { pack = BUILT_IN_PACKS.quadrant, hubPack = BUILT_IN_PACKS.hub } = options;
  const known = rows.map(({ id, a, b, c, d }) => ({
    id,
    a: finiteOrNull(a),
    b: finiteOrNull(b),
    c: finiteOrNull(c),
    d: finiteOrNull(d),
  }));
  const valuesOf = (name: Named) => known.map((row) => row[name]);
  const cuts = {
    a: drawnCut(pack.cuts.a, valuesOf("a"), options.cuts?.a),
    b: drawnCut(pack.cuts.b, valuesOf("b"), options.cuts?.b),
    hubB: drawnCut(hubPack.cuts.b, valuesOf("b"), options.cuts?.b),
    c: drawnCut(hubPack.cuts.c, valuesOf("c"), options.cuts?.c),
  };
  const compared = (name: Named, value: number | null, cut: DrawnCut): Compared | null =>
    value === null || cut.value === null
      ? null
      : { name, value: snapped(value, cut.value), cut: cut.value, kind: cut.kind };

  return Promise.all(
    known.map(async (row) => {
      const [a, b, hubB, c] = [
        compared("a", row.a, cuts.a),
        compared("b", row.b, cuts.b),
        compared("b", row.b, cuts.hubB),
        compared("c", row.c, cuts.c),
      ];
      return {
        id: row.id,
        ...(await strategyOf(pack, a, b)),
        ...(await hubOf(hubPack, hubB, c)),
        facts: {
          a: row.a,
          b: row.b,
          c: row.c,
          d: row.d,
          aCut: cuts.a.value,
          bCut: cuts.b.value,
          cCut: cuts.c.value,
          hubBCut: cuts.hubB.value,
        },
        cutKinds: { aCut: cuts.a.kind, bCut: cuts.b.kind, cCut: cuts.c.kind },
        distances: { a: distance(a), b: distance(b), c: distance(c) },
      };
    }),
  );
}

const distance = (of: Compared | null) => of && of.value - of.cut;

/** Each comparison as the two facts a rule reads. */
const factsOf = (...all: (Compared | null)[]) =>
  Object.fromEntries(
    all.flatMap((of) =>
      of
        ? [
            [of.name, of.value],
            [`${of.name}Cut`, of.cut],
          ]
        : [],
    ),
  );

async function strategyOf(pack: QuadrantPack, a: Compared | null, b: Compared | null) {
  const facts = factsOf(a, b);
  for (const rule of pack.rules) {
    const verdict = await evaluate(rule, facts);
    if (verdict.outcome === "undetermined") break;
    if (verdict.outcome === "holds") continue;
    const strategy = rule.event.params;
    const sentence = strategySentence(a!, b!, strategy);
    return {
      outcome: "fires" as const,
      strategyId: rule.id,
      strategy: strategy.name.ko,
      strategyEn: strategy.name.en,
      aim: strategy.aim,
      quadrant: strategy.quadrant,
      explanation: sentence.ko,
      explanationEn: sentence.en,
      networkPolicy: pack.networkPolicies[strategy.row],
      firmPolicy: pack.firmPolicies[strategy.column],
      missing: [],
      rule: { id: `${pack.id}/${rule.id}`, version: pack.version },
    };
  }
  const missing = absent([a, "a"], [b, "b"]);
  const sentence = undeterminedSentence(missing, { ko: "전략을", en: "the strategy" });
  return {
    outcome: "undetermined" as const,
    strategyId: null,
    strategy: null,
    strategyEn: null,
    aim: null,
    quadrant: null,
    explanation: sentence.ko,
    explanationEn: sentence.en,
    networkPolicy: null,
    firmPolicy: null,
    missing,
    rule: { id: pack.id, version: pack.version },
  };
}

async function hubOf(pack: HubPack, b: Compared | null, c: Compared | null) {
  const [rule] = pack.rules;
  const { outcome } = await evaluate(rule, factsOf(b, c));
  const hub = outcome === "undetermined" ? null : outcome === "fires";
  const sentence =
    hub === null
      ? undeterminedSentence(absent([b, "b"], [c, "c"]), {
          ko: "거점산업 후보 여부를",
          en: "whether it is a hub industry candidate",
        })
      : hubSentence(b!, c!, hub);
  return {
    hub,
    hubExplanation: sentence.ko,
    hubExplanationEn: sentence.en,
    hubRule: { id: `${pack.id}/${rule.id}`, version: pack.version },
  };
}

const absent = (...pairs: [Compared | null, Named][]) =>
  pairs.flatMap(([of, name]) => (of === null ? [name] : []));
