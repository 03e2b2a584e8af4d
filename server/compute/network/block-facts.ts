import {
  BLOCK_MEASURES,
  type BlockMeasure,
  type BlockYear,
  blockGrowth,
} from "@/server/compute/network/block-growth";

/** Names of facts, as rules read them: numbers only, yes is 1 and no is 0, null is not known. */
export type BlockFacts = Readonly<Record<string, number | null>>;

const FACT_NAMES: Readonly<Record<BlockMeasure, string>> = {
  industries: "industries",
  links: "links",
  amount: "amount",
  coreLinks: "core_links",
  coreAmount: "core_amount",
};

/**
 * What the years say of each block, as plain facts for a rule pack. For a block `research`, in the last known year:
 *
 *   research_present                    1: an industry of the block is in the network
 *   research_core_linked                1: such an industry trades with a core; 0: "no link to the core"
 *   research_industries                 N, and the same for _links, _amount (ends), _core_links, _core_amount
 *   research_links_share                share of all blocks, and the same for the other measures
 *
 * and between the first and the last known year:
 *
 *   research_links_growth, research_links_contribution, research_links_share_change
 *   research_links_leads                1: no block contributed more (ties lead together), and all blocks together grew
 *
 * Beside them years_known, first_year, last_year.
 * Missing  null: no year is known, no core is present (core facts), or fewer than two years are known (growth facts).
 *          A contribution is null when all blocks together did not grow; `leads` is then 0.
 * Units    amounts in the unit of the links, as the nearest double.
 */
export function blockFacts(years: readonly BlockYear[]): BlockFacts {
  const growth = blockGrowth(years);
  const lastYear = growth.known.at(-1) ?? null;
  const last = years.find(({ year }) => year === lastYear)?.blocks ?? null;
  const blocks =
    years.find(({ blocks: found }) => found !== null)?.blocks?.rows.map(({ block }) => block) ?? [];
  const facts: Record<string, number | null> = {
    years_known: growth.known.length,
    first_year: growth.known[0] ?? null,
    last_year: lastYear,
  };
  // a single known year is a step onto itself: its values and shares, without growth
  const now =
    last &&
    blockGrowth([
      { year: 0, blocks: last },
      { year: 1, blocks: last },
    ]).overall;
  blocks.forEach((block, p) => {
    const row = last!.rows[p]!;
    facts[`${block}_present`] = row.industries > 0 ? 1 : 0;
    facts[`${block}_core_linked`] = row.coreLinks === null ? null : row.coreLinks > 0 ? 1 : 0;
    for (const measure of BLOCK_MEASURES) {
      const name = `${block}_${FACT_NAMES[measure]}`;
      const present = now!.find((step) => step.measure === measure)!.rows[p];
      facts[name] = present ? Number(present.to) : null;
      facts[`${name}_share`] = present?.shareTo ?? null;
      const step = growth.overall.find((entry) => entry.measure === measure);
      const change = step?.rows[p];
      facts[`${name}_growth`] = change ? Number(change.growth) : null;
      facts[`${name}_contribution`] = change?.contribution ?? null;
      facts[`${name}_share_change`] = change?.shareChange ?? null;
      facts[`${name}_leads`] = step?.leaders ? (step.leaders.includes(block) ? 1 : 0) : null;
    }
  });
  return facts;
}
