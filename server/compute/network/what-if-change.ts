/** A directed link by the codes of its industries. */
export type LinkEnds = { seller: string; buyer: string };

/** Which end of the hierarchy new links attach to: 계층구조 상부 강화, 하부 강화, or neither. */
export const HIERARCHY_ENDS = ["top", "bottom", "neutral"] as const;
export type HierarchyEnd = (typeof HIERARCHY_ENDS)[number];

/** Whom they tie to: 동류성 (like with like), 비동류성 (like with unlike), or anyone. */
export const MIXINGS = ["assortative", "disassortative", "neutral"] as const;
export type Mixing = (typeof MIXINGS)[number];

/** So many, or so many for each pair of partners that there is. */
export type HowMany = number | { share: number };

/** Changes of trade: they need flows, and RR and the links are worked out anew. */
export type TradeChange =
  /**
   * Amounts x `amount` (six decimals count, halves up) and counts x `count` (default `amount`; whole, at least 1 if it
   * was and the factor is above 0), of what `seller` sells to `buyer`; one of them left out: to, or from, everybody.
   */
  | { kind: "scale_trade"; seller?: string; buyer?: string; amount: number; count?: number }
  /** More trade of one pair, or less (negative numbers; a pair never falls below 0). */
  | { kind: "add_trade"; seller: string; buyer: string; amount: bigint; count: number };

/** Changes of a whole industry, in the flows if there are any, else in the links. */
export type IndustryChange =
  | { kind: "remove_industry"; industry: string }
  /** With the trade (or links) given, partners in the network; amount and count are not read when there are no flows. */
  | {
      kind: "add_industry";
      industry: string;
      sellsTo?: readonly { industry: string; amount: bigint; count: number }[];
      buysFrom?: readonly { industry: string; amount: bigint; count: number }[];
    }
  /** With the partners of `like`, its amounts and counts x `size` (default 1), without trade with `like` itself. */
  | { kind: "add_industry_like"; industry: string; like: string; size?: number };

/** Changes of links, after the links have been selected. */
export type LinkChange =
  | { kind: "add_links"; links: readonly LinkEnds[] }
  | { kind: "remove_links"; links: readonly LinkEnds[] }
  | PolicyChange
  | RewiringChange;

/** See attachLinks. */
export type PolicyChange = {
  kind: "attach";
  hierarchy: HierarchyEnd;
  mixing: Mixing;
  links: HowMany;
  /** How strongly the weights pull, default 2; 0 is neutral. */
  strength?: number;
};

/** See rewireLinks. */
export type RewiringChange = { kind: "rewire"; mixing: Exclude<Mixing, "neutral">; swaps: HowMany };

export type WhatIfChange = TradeChange | IndustryChange | LinkChange;

/**
 * What a change could not do as asked; it does the rest.
 *
 * `unknown_industry`   not in the network (`what`); that part is left out
 * `known_industry`     an industry to be added is there already; nothing is done
 * `already_linked`, `not_linked`   so many (`count`) links were there before, or were not
 * `self_link`          an industry linked to itself; left out
 * `below_zero`         a pair had less trade than was to be taken away; it is at 0
 * `fewer_than_asked`   only `count` of the links or swaps asked for were possible
 * `no_effect`          the change left flows and links as they were
 */
export const WHAT_IF_FLAGS = [
  "unknown_industry",
  "known_industry",
  "already_linked",
  "not_linked",
  "self_link",
  "below_zero",
  "fewer_than_asked",
  "no_effect",
] as const;
export type WhatIfFlag = (typeof WHAT_IF_FLAGS)[number];
export type WhatIfWarning = {
  readonly change: number;
  readonly flag: WhatIfFlag;
  what?: string;
  count?: number;
};
export type Warn = (flag: WhatIfFlag, about?: { what?: string; count?: number }) => void;
