import type { Field } from "./fields";

/** How many ego networks a kind takes; none given means the whole ATLAS, or every industry on its own. */
export type SubjectRule = { min: number; max: number; none?: "industries" };
export type KindSpec = {
  subjects: SubjectRule;
  /** Goes over regions that it names itself: the region of the view plays no part. */
  ownRegions?: true;
  /** Draws random numbers: a seed is part of its parameters. */
  seeded: boolean;
  fields: readonly Field[];
  /** One line of --help. */
  summary: string;
};

const TOP: Field = {
  name: "top",
  type: "number",
  min: 1,
  max: 1_000,
  whole: true,
  fallback: 30,
  help: "how many stand in a list",
};

const YEARS = { name: "years", type: "years", fallback: null } as const;

/** Every analysis that can be asked for, in the order of the screen: its subjects, options and line of help. */
export const ANALYSES = {
  centre: {
    subjects: { min: 0, max: 1 },
    seeded: false,
    fields: [TOP],
    summary: "centre industries: top n by partners and top n by amount, and those in both",
  },
  centrality: {
    subjects: { min: 0, max: 1 },
    seeded: false,
    fields: [
      {
        name: "weight",
        type: "choice",
        choices: ["none", "amount"],
        fallback: "none",
        help: "what weighs in paths, eigenvector and PageRank",
      },
      {
        name: "paths",
        type: "choice",
        choices: ["partners", "sales"],
        fallback: "partners",
        help: "betweenness between partners either way, or along the sales",
      },
    ],
    summary: "degree, strength, betweenness, closeness, eigenvector and PageRank, with ranks",
  },
  communities: {
    subjects: { min: 0, max: 1 },
    seeded: true,
    fields: [
      {
        name: "tie",
        type: "choice",
        choices: ["relatedness", "binary", "amount"],
        fallback: "relatedness",
        help: "what ties two industries",
      },
      {
        name: "resolution",
        type: "number",
        min: 0.01,
        max: 20,
        fallback: 1,
        help: "higher: more and smaller communities",
      },
      {
        name: "runs",
        type: "number",
        min: 1,
        max: 100,
        whole: true,
        fallback: 10,
        help: "seeds that are compared",
      },
    ],
    summary: "communities (Leiden), modularity, stability over seeds",
  },
  bridges: {
    subjects: { min: 1, max: 2 },
    seeded: false,
    fields: [
      {
        name: "path",
        type: "choice",
        choices: ["either", "along"],
        fallback: "either",
        help: "partners either way, or along the sales",
      },
      {
        name: "length",
        type: "choice",
        choices: ["2", "3"],
        fallback: "2",
        help: "steps of a path: one bridge, or up to two",
      },
      {
        name: "rankBy",
        type: "choice",
        choices: ["amount", "pairs", "relatedness", "betweenness"],
        fallback: "amount",
        help: "what ranks the bridges",
      },
      {
        name: "listed",
        type: "number",
        min: 0,
        max: 100,
        whole: true,
        fallback: 5,
        help: "paths listed a bridge, the strongest",
      },
    ],
    summary: "bridging industries between the cores of one ego network, or of two (--core 30320/30399)",
  },
  blocks: {
    subjects: { min: 0, max: 1 },
    seeded: false,
    fields: [{ ...YEARS, name: "growthYears", help: "years compared; default those of --years" }],
    summary:
      "block analysis: density, amount, observed over expected between blocks; who leads the growth, who is absent",
  },
  growth: {
    subjects: { min: 0, max: 20 },
    seeded: false,
    fields: [
      { ...YEARS, name: "pathYears", help: "years of the path; default all of the store" },
      {
        name: "window",
        type: "number",
        min: 1,
        max: 5,
        whole: true,
        fallback: 1,
        help: "years taken together, ending in each year",
      },
      {
        name: "cuts",
        type: "choice",
        choices: ["industries", "none"],
        fallback: "industries",
        help: "quadrants by the yearly means over all industries' ego networks, or none",
      },
      {
        name: "lockInIndicator",
        type: "choice",
        choices: ["a", "b", "c", "d"],
        fallback: "b",
        help: "which indicator the lock-in reading reads",
      },
      {
        name: "rise",
        type: "number",
        min: 0.000001,
        max: 100,
        fallback: 0.05,
        help: "rise that makes a positive lock-in",
      },
      {
        name: "fall",
        type: "number",
        min: 0.000001,
        max: 100,
        fallback: 0.05,
        help: "fall from the peak that turns it negative",
      },
    ],
    summary: "growth path: a, b, c, d by year, the way on the a x b plane, the lock-in reading",
  },
  cluster: {
    subjects: { min: 3, max: 400 },
    seeded: false,
    fields: [
      {
        name: "similarity",
        type: "choice",
        choices: ["ruzicka", "jaccard", "cosine"],
        fallback: "ruzicka",
        help: "how ego networks are compared",
      },
      {
        name: "linkage",
        type: "choice",
        choices: ["average", "complete", "single", "ward"],
        fallback: "average",
        help: "how clusters are joined",
      },
      {
        name: "groups",
        type: "number",
        min: 1,
        max: 400,
        whole: true,
        fallback: null,
        help: "how many groups; default: the largest mean silhouette",
      },
    ],
    summary: "strategic industries from items: similarity of ego networks, clustering, groups",
  },
  regions: {
    subjects: { min: 0, max: 20 },
    seeded: false,
    fields: [
      { ...TOP, fallback: 20 },
      {
        name: "side",
        type: "choice",
        choices: ["both", "sales", "purchases"],
        fallback: "both",
        help: "which trade counts",
      },
      {
        name: "place",
        type: "choice",
        choices: ["province", "city"],
        fallback: "province",
        help: "how fine the partner regions are",
      },
    ],
    summary:
      "regional economy: trade partners of the region, provinces among themselves, value chain by region",
  },
  sensitivity: {
    subjects: { min: 0, max: 1 },
    seeded: false,
    fields: [
      { name: "from", type: "number", min: 0, max: 1_000, fallback: 0, help: "lowest RR threshold" },
      { name: "to", type: "number", min: 0, max: 1_000, fallback: 3, help: "highest RR threshold" },
      {
        name: "steps",
        type: "number",
        min: 2,
        max: 101,
        whole: true,
        fallback: 13,
        help: "thresholds between them",
      },
    ],
    summary: "a, b, c, d over a range of RR thresholds, and whether the verdict hangs on one",
  },
  bootstrap: {
    subjects: { min: 0, max: 400 },
    seeded: true,
    fields: [
      {
        name: "replicates",
        type: "number",
        min: 20,
        max: 2_000,
        whole: true,
        fallback: 200,
        help: "resamples",
      },
      {
        name: "level",
        type: "number",
        min: 0.5,
        max: 0.999,
        fallback: 0.95,
        help: "confidence of the intervals",
      },
      {
        name: "certainty",
        type: "number",
        min: 0.5,
        max: 1,
        fallback: 0.9,
        help: "a verdict with less is near the cut",
      },
    ],
    summary: "how sure a, b, c, d and the verdicts are: bootstrap over transactions",
  },
  whatif: {
    subjects: { min: 0, max: 1 },
    seeded: true,
    fields: [
      {
        name: "policy",
        type: "choice",
        choices: [
          "none",
          "top_assortative",
          "top_disassortative",
          "bottom_assortative",
          "bottom_disassortative",
          "neutral",
          "rewire_assortative",
          "rewire_disassortative",
        ],
        fallback: "none",
        help: "a cell of the policy table as a rule that adds links",
      },
      {
        name: "share",
        type: "number",
        min: 0.001,
        max: 1,
        fallback: 0.05,
        help: "links added (or swapped), of the pairs there are",
      },
      {
        name: "policyRuns",
        type: "number",
        min: 1,
        max: 200,
        whole: true,
        fallback: 20,
        help: "how often the policy is drawn",
      },
      {
        name: "changes",
        type: "text",
        most: 20_000,
        fallback: "",
        help: '"+ 30320 > 28202; x 1.5 30320 > *; remove 26112": done first',
      },
    ],
    summary: "what a, b, c, d would be after changes of links, trades, industries, or a policy",
  },
  sweep: {
    subjects: { min: 0, max: 2_000, none: "industries" },
    ownRegions: true,
    seeded: false,
    fields: [
      {
        name: "sweepRegions",
        type: "regions",
        fallback: null,
        wide: true,
        help: "regions, each on its own; default the nation and its 17 provinces",
      },
      { ...YEARS, name: "sweepYears", help: "years, each on its own; default all of the store" },
      {
        name: "leadBy",
        type: "choice",
        choices: ["a", "b", "c", "d"],
        fallback: "b",
        help: "which indicator ranks the leaders",
      },
      {
        name: "leaders",
        type: "number",
        min: 1,
        max: 100,
        whole: true,
        fallback: 10,
        help: "leaders listed a region",
      },
    ],
    summary: "a, b, c, d of every item in every region and year",
  },
} as const satisfies Record<string, KindSpec>;
