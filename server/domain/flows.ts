/**
 * Industry-to-industry flows in coordinate form: row k says that industry `seller[k]` sold `amount[k]` to industry
 * `buyer[k]` in `count[k]` transactions. Each (seller, buyer) pair occurs at most once; i = j (trade of an industry
 * with itself) may occur. Indices point into `industries`.
 *
 * Units   amount: exact integer in thousand KRW (or the data set's own unit, stated beside it); for data without
 *         amounts every transaction counts 1. count: whole number of transactions.
 */
export type Flows = {
  industries: string[];
  seller: Int32Array;
  buyer: Int32Array;
  amount: BigInt64Array;
  count: Float64Array;
  /** Distinct pairs of firms behind each row, once a year and direction; only where they were asked for. */
  pairs?: Float64Array;
};

/** Which rows belong to a region set G (method.md, "Scope"). */
export const SCOPE_RULES = ["either", "seller", "buyer", "within"] as const;
export type ScopeRule = (typeof SCOPE_RULES)[number];

/** The named link presets of method.md. */
export const LINK_PRESETS = ["related", "significant", "any"] as const;
export type LinkPreset = (typeof LINK_PRESETS)[number];

export type SelfTrade = "exclude" | "include";

/** A directed link i -> j exists iff i != j, RR > threshold, n >= minCount and, given alpha, P[Poisson(e) >= n] < alpha. */
export type LinkRule = {
  preset: LinkPreset | "custom";
  threshold: number;
  minCount: number;
  alpha: number | null;
  self: SelfTrade;
  /** What n is in the test of alpha: distinct pairs of firms; absent = transactions. */
  test?: "pairs";
};
