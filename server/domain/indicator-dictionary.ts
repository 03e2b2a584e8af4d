/** Raised whenever the same input gives another value; stored with every computed figure. */
export const INDICATOR_DEFINITION_VERSION = 1;

export const INDICATOR_IDS = [
  "a",
  "b",
  "c",
  "d",
  "rr",
  "nodes",
  "links",
  "pairs",
  "isolated",
  "density",
  "expectedClusteringAtDensity",
] as const;
export type IndicatorId = (typeof INDICATOR_IDS)[number];

/**
 * What a figure is. Words are message keys: `indicators.<id>.name` (산업선도성), `.definition` (how it is computed, in a
 * sentence) and `.reading` (what a higher value means to an official).
 */
export type IndicatorEntry = {
  id: IndicatorId;
  symbol: string;
  formula: string;
  /** Smallest and largest possible value; null where there is none. */
  range: readonly [number, number | null];
  /** Decimals shown on a screen; 0 for a count. */
  decimals: number;
  source: string;
  keys: { name: string; definition: string; reading: string };
};

const PAPER = "김윤수, 지역혁신성장을 위한 전략산업 구조고도화와 성장경로 분석, 산업연구원, 2024-08-08";

const entry = (of: Omit<IndicatorEntry, "keys">): IndicatorEntry => ({
  ...of,
  keys: {
    name: `indicators.${of.id}.name`,
    definition: `indicators.${of.id}.definition`,
    reading: `indicators.${of.id}.reading`,
  },
});

export const INDICATOR_DICTIONARY: Readonly<Record<IndicatorId, IndicatorEntry>> = {
  a: entry({
    id: "a",
    symbol: "a",
    formula: "ln k_i = ln C − a·ln k*_i  (OLS, k_i ≥ 1; k*_i = rank of k_i, ties share the best)",
    range: [0, null],
    decimals: 3,
    source: `${PAPER}, formula 2`,
  }),
  b: entry({
    id: "b",
    symbol: "b",
    formula: "b = −corr(k_i, k̄_i),  k̄_i = mean k of the partners of i  (k_i ≥ 1)",
    range: [-1, 1],
    decimals: 3,
    source: `${PAPER}, formula 3`,
  }),
  c: entry({
    id: "c",
    symbol: "c",
    formula:
      "c = (1/N) Σ t_i / (k_i(k_i − 1)/2),  t_i = pairs of partners of i that are partners; 0 if k_i < 2",
    range: [0, 1],
    decimals: 3,
    source: `${PAPER}, formula 4`,
  }),
  d: entry({
    id: "d",
    symbol: "d",
    formula: "d = L / N",
    range: [0, null],
    decimals: 2,
    source: PAPER,
  }),
  rr: entry({
    id: "rr",
    symbol: "RR",
    formula: "RR_ij = R_ij / (S_i B_j / T)",
    range: [0, null],
    decimals: 2,
    source: `${PAPER}, formula 1; Neffke, Henning and Boschma (2011)`,
  }),
  nodes: entry({
    id: "nodes",
    symbol: "N",
    formula: "N = industries with at least one link (of an ego network: all its industries)",
    range: [0, null],
    decimals: 0,
    source: PAPER,
  }),
  links: entry({
    id: "links",
    symbol: "L",
    formula: "L = directed links i → j, i ≠ j",
    range: [0, null],
    decimals: 0,
    source: PAPER,
  }),
  pairs: entry({
    id: "pairs",
    symbol: "M",
    formula: "M = pairs {i, j} linked in at least one direction",
    range: [0, null],
    decimals: 0,
    source: "links without their direction",
  }),
  isolated: entry({
    id: "isolated",
    symbol: "N₀",
    formula: "N₀ = industries without any link",
    range: [0, null],
    decimals: 0,
    source: "counted beside N",
  }),
  density: entry({
    id: "density",
    symbol: "ρ",
    formula: "ρ = M / (N(N − 1)/2)",
    range: [0, 1],
    decimals: 3,
    source: "share of possible pairs that are partners",
  }),
  expectedClusteringAtDensity: entry({
    id: "expectedClusteringAtDensity",
    symbol: "E[c]",
    formula: "E[c] = ρ·P[Binomial(N − 1, ρ) ≥ 2]",
    range: [0, 1],
    decimals: 3,
    source: "c of a random network of the same N and ρ",
  }),
};

/** Facts that rules use beside the indicators: the cut of one, and the comparison between regions. */
export const RULE_FACTS = {
  aCut: { of: "a", meaning: "cut of a: mean, median or a fixed value" },
  bCut: { of: "b", meaning: "cut of b: mean, median or a fixed value" },
  cCut: { of: "c", meaning: "cut of c: mean, median or a fixed value" },
  gap: { of: "b", meaning: "b of the first region minus b of the second" },
  margin: { of: "b", meaning: "least gap by which a region leads" },
} as const satisfies Record<string, { of: IndicatorId; meaning: string }>;

/** Facts on which the verdict on a new technology in a region rests; each stands beside its cut, `<name>Cut`. */
export const TECHNOLOGY_FACTS = {
  emergence:
    "mean rank of growth, novelty and breadth of applicants among the topics (compute/topics/emergence.ts)",
  rta: "the region's share in the topic over its share in all, drawn towards 1 (compute/topics/specialisation.ts)",
  relatedness:
    "part of what lies around the technology's industries that the region has (compute/network/proximity.ts)",
  beyondB: "change of b in the commercialisation scenario minus that of the same links put anywhere",
  strategicShare: "largest share of the technology in the value chain of one strategic industry",
} as const;
