import { type Recommendation as Judged, recommend } from "@/rules/recommend";
import type { Policy } from "@/rules/schema";
import { PRINTED_FIRST_QUADRANT } from "@/server/features/atlas/schema";
import { markedSmall } from "@/server/features/atlas/small-ecosystem";
import type { Packs } from "@/server/features/rules/schema";
import type { RecommendationFacts, RunCuts } from "./schema";

/** What is judged: the figures of one subject in one region. */
export type Point = {
  egoResultId: string;
  subjectKind: "STRATEGIC" | "CODE" | "ITEM";
  subjectId: string;
  subjectLabel: string;
  regionKey: string;
  regionLabel: string;
  a: number | null;
  b: number | null;
  c: number | null;
  d: number | null;
  nodes: number | null;
  links: number | null;
  density: number | null;
  clusteringAtDensity: number | null;
  flags: string[];
};

/** Two comparisons stand side by side in a recommendation; each says over what its cuts are drawn. */
const EVERYWHERE = { ko: "모든 지역의", en: "over all regions" };
const HERE = { ko: "이 지역의", en: "in this region" };

/**
 * Recommendations for some points by a project's packs.
 *
 * The cuts of the quadrant are drawn over all points, so that one drawing holds them all; whether a subject is a hub
 * candidate is judged among the subjects of its own region, as the source's means are over items and not over regions.
 */
export async function madeRecommendations(points: readonly Point[], packs: Packs) {
  const options = { pack: packs.quadrant, hubPack: packs.hub };
  const rowOf = ({ a, b, c, d }: Point, i: number) => ({ id: String(i), a, b, c, d });
  const overall = await recommend(points.map(rowOf), { ...options, among: EVERYWHERE });
  const regions = [...new Set(points.map((point) => point.regionKey))];
  const hubs: { judged: Judged; compared: RecommendationFacts["compared"] }[] = [];
  for (const region of regions) {
    const at = points.flatMap((point, i) => (point.regionKey === region ? [i] : []));
    const judged = await recommend(
      at.map((i) => rowOf(points[i]!, i)),
      { ...options, among: HERE },
    );
    const known = at.filter((i) => points[i]!.b !== null && points[i]!.c !== null).length;
    at.forEach((i, k) => {
      hubs[i] = { judged: judged[k]!, compared: { rows: at.length, known } };
    });
  }
  const known = points.filter(({ a, b }) => a !== null && b !== null).length;
  const compared = { rows: points.length, known };
  const [first] = overall;
  const cuts: RunCuts = {
    a: { value: first?.facts.aCut ?? null, kind: first?.cutKinds.aCut ?? packs.quadrant.cuts.a.kind },
    b: { value: first?.facts.bCut ?? null, kind: first?.cutKinds.bCut ?? packs.quadrant.cuts.b.kind },
  };
  return {
    cuts,
    rows: points.map((point, i) => row(point, packs, overall[i]!, compared, hubs[i]!)),
  };
}

function row(
  point: Point,
  packs: Packs,
  judged: Judged,
  compared: RecommendationFacts["compared"],
  hub: { judged: Judged; compared: RecommendationFacts["compared"] },
) {
  const { facts: figures, distances, cutKinds } = judged;
  const printed = point.flags.includes(PRINTED_FIRST_QUADRANT);
  const facts: RecommendationFacts = {
    a: { value: point.a, cut: figures.aCut, cutKind: cutKinds.aCut, distance: distances.a },
    b: { value: point.b, cut: figures.bCut, cutKind: cutKinds.bCut, distance: distances.b },
    c: {
      value: point.c,
      cut: hub.judged.facts.cCut,
      cutKind: hub.judged.cutKinds.cCut,
      distance: hub.judged.distances.c,
    },
    d: point.d,
    hubBCut: hub.judged.facts.hubBCut,
    nodes: point.nodes,
    links: point.links,
    density: point.density,
    clusteringAtDensity: point.clusteringAtDensity,
    flags: markedSmall(point, packs.hub),
    compared,
    hubCompared: hub.compared,
    missing: judged.missing,
    few: judged.few,
    aim: judged.aim,
    strategyEn: judged.strategyEn,
    networkPolicy: judged.networkPolicy,
    firmPolicy: judged.firmPolicy,
    hubBasis: printed ? "printed" : "rule",
    hubExplanation: printed ? "" : hub.judged.hubExplanation,
    hubExplanationEn: printed ? "" : hub.judged.hubExplanationEn,
    hubRule: hub.judged.hubRule,
  };
  return {
    egoResultId: point.egoResultId,
    subjectKind: point.subjectKind,
    subjectId: point.subjectId,
    subjectLabel: point.subjectLabel,
    regionKey: point.regionKey,
    regionLabel: point.regionLabel,
    outcome: judged.outcome,
    strategyId: judged.strategyId,
    strategy: judged.strategy,
    quadrant: judged.quadrant,
    hub: printed ? true : hub.judged.hub,
    networkPolicy: policyText(judged.networkPolicy),
    firmPolicy: policyText(judged.firmPolicy),
    explanation: judged.explanation,
    explanationEn: judged.explanationEn,
    facts,
    ruleId: judged.rule.id,
    ruleVersion: judged.rule.version,
  };
}

const policyText = (policy: Policy | null) => policy && `${policy.title.ko}: ${policy.detail.ko}`;
