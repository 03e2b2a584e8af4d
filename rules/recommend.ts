import { BUILT_IN_PACKS } from "./built-in";
import { type DrawnCut, drawnCut, finiteOrNull, snapped } from "./cuts";
import { evaluate } from "./evaluate";
import type { Cut, HubPack, Policy, Quadrant, QuadrantPack, Text } from "./schema";
import {
  type Compared,
  hubSentence,
  type Named,
  strategySentence,
  type Uncompared,
  undeterminedSentence,
} from "./sentences";

/** Indicators of what is compared, e.g. an industry in a region. Missing is null (undefined and NaN read the same). */
export type IndicatorRow = {
  id: string;
  a: number | null;
  b: number | null;
  c: number | null;
  d?: number | null;
};

type Side = Compared | Uncompared;

export type RecommendOptions = {
  /** Cuts that override the packs' own. */
  cuts?: Partial<Record<Named, number>>;
  pack?: QuadrantPack;
  hubPack?: HubPack;
  /** Over what the cuts are drawn, for the sentences: { ko: "이 지역의", en: "in this region" }. */
  among?: Text;
};

export type Recommendation = {
  id: string;
  /** `undetermined` when a or b is missing or has nothing to be compared with: strategy, quadrant, policies are null. */
  outcome: "fires" | "undetermined";
  strategyId: string | null;
  /** The Korean name. */
  strategy: string | null;
  strategyEn: string | null;
  aim: Text | null;
  quadrant: Quadrant | null;
  /** null when b or c is missing or has nothing to be compared with: undetermined, which is not no. */
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
  /** Indicators that are there, but of too few rows to draw a cut: the strategy cannot be told either. */
  few: string[];
  rule: { id: string; version: number };
  hubRule: { id: string; version: number };
};

/**
 * Strategy of each row by the a x b quadrant, and whether it is a hub candidate by b and c.
 *
 * Cuts are drawn over the rows that have the value (the packs say mean, median or fixed; `cuts` overrides). A value
 * on the cut counts as at or above it, rounding aside. A row with a missing value is `undetermined`, never below; so is
 * every row where a mean or median would be drawn over fewer values than the pack asks for (`compared.fewest`).
 * The recommendation names the pack, the rule and the version it comes from, and carries its facts.
 */
export async function recommend(
  rows: readonly IndicatorRow[],
  options: RecommendOptions = {},
): Promise<Recommendation[]> {
  const { pack = BUILT_IN_PACKS.quadrant, hubPack = BUILT_IN_PACKS.hub, among } = options;
  const known = rows.map(({ id, a, b, c, d }) => ({
    id,
    a: finiteOrNull(a),
    b: finiteOrNull(b),
    c: finiteOrNull(c),
    d: finiteOrNull(d),
  }));
  const valuesOf = (name: Named) => known.map((row) => row[name]);
  const drawn = (of: QuadrantPack | HubPack, cut: Cut, name: Named) =>
    drawnCut(cut, valuesOf(name), { given: options.cuts?.[name], fewest: of.compared.fewest });
  const cuts = {
    a: drawn(pack, pack.cuts.a, "a"),
    b: drawn(pack, pack.cuts.b, "b"),
    hubB: drawn(hubPack, hubPack.cuts.b, "b"),
    c: drawn(hubPack, hubPack.cuts.c, "c"),
  };
  const side = (name: Named, value: number | null, cut: DrawnCut): Side => {
    if (value === null) return { name, why: "missing" };
    if (cut.value === null) return { name, why: "few", kind: cut.kind, known: cut.known };
    return {
      name,
      value: snapped(value, cut.value),
      cut: cut.value,
      kind: cut.kind,
      equal: cut.equal,
      among,
    };
  };

  return Promise.all(
    known.map(async (row) => {
      const [a, b, hubB, c] = [
        side("a", row.a, cuts.a),
        side("b", row.b, cuts.b),
        side("b", row.b, cuts.hubB),
        side("c", row.c, cuts.c),
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

const isCompared = (of: Side): of is Compared => "value" in of;
const distance = (of: Side) => (isCompared(of) ? of.value - of.cut : null);

/** Each comparison as the two facts a rule reads. */
const factsOf = (...all: Side[]) =>
  Object.fromEntries(
    all.filter(isCompared).flatMap((of) => [
      [of.name, of.value],
      [`${of.name}Cut`, of.cut],
    ]),
  );

async function strategyOf(pack: QuadrantPack, a: Side, b: Side) {
  const facts = factsOf(a, b);
  for (const rule of pack.rules) {
    const verdict = await evaluate(rule, facts);
    if (verdict.outcome === "undetermined" || !isCompared(a) || !isCompared(b)) break;
    if (verdict.outcome === "holds") continue;
    const strategy = rule.event.params;
    const sentence = strategySentence(a, b, strategy);
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
      few: [],
      rule: { id: `${pack.id}/${rule.id}`, version: pack.version },
    };
  }
  const sentence = undeterminedSentence([a, b].filter(isNot), pack.compared.fewest, {
    ko: "전략을",
    en: "the strategy",
  });
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
    missing: without("missing", a, b),
    few: without("few", a, b),
    rule: { id: pack.id, version: pack.version },
  };
}

async function hubOf(pack: HubPack, b: Side, c: Side) {
  const [rule] = pack.rules;
  const { outcome } = await evaluate(rule, factsOf(b, c));
  const hub = outcome === "undetermined" ? null : outcome === "fires";
  const sentence =
    hub === null || !isCompared(b) || !isCompared(c)
      ? undeterminedSentence([b, c].filter(isNot), pack.compared.fewest, {
          ko: "거점산업 후보 여부를",
          en: "whether it is a hub industry candidate",
        })
      : hubSentence(b, c, hub);
  return {
    hub,
    hubExplanation: sentence.ko,
    hubExplanationEn: sentence.en,
    hubRule: { id: `${pack.id}/${rule.id}`, version: pack.version },
  };
}

const isNot = (of: Side): of is Uncompared => !isCompared(of);
const without = (why: Uncompared["why"], ...all: Side[]) =>
  all.filter(isNot).flatMap((of) => (of.why === why ? [of.name] : []));
