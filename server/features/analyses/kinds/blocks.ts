import { blockFacts } from "@/server/compute/network/block-facts";
import { type BlockMeasure, type BlockYear, blockGrowth } from "@/server/compute/network/block-growth";
import { type Blocks, blocks as blocksOf } from "@/server/compute/network/blocks";
import { blockOf, loadBlocks } from "@/server/features/reference/data";
import { type AnalysisRun, optionsAs } from "../kind";
import { fact, resultTable } from "../result";
import { baseAtlas, sceneOf } from "../source";

type Options = { growthYears: number[] | null };

/**
 * Block analysis (블록 분석): the ten blocks and what lies outside them, over all years of the base together, and year by
 * year for who leads the growth. With a subject, its ego network; the core is then that subject's.
 */
export const blocks: AnalysisRun = async ({ source, base, subjects, options, report }) => {
  const { growthYears } = optionsAs<Options>(options);
  const [subject] = subjects;
  const known = source.store.manifest.classification === "KSIC10";
  const table = {
    blocks: loadBlocks().map(({ id }) => id as string),
    blockOf: (code: string) => (known ? (blockOf(code)?.block ?? null) : null),
  };
  const measured = async (over: { years: number[] }): Promise<Blocks> => {
    const { graph, links } = sceneOf(await baseAtlas(source, base, over), subject, base);
    return blocksOf(graph, links, table, {
      industries: subject ? "all" : "linked",
      ...(subject ? { cores: subject.cores } : {}),
    });
  };
  const whole = await measured({ years: base.years });
  const perYear: BlockYear[] = [];
  const asked = growthYears ?? base.years;
  for (const [at, year] of asked.entries()) {
    await report(0.1 + (0.9 * at) / asked.length);
    perYear.push({ year, blocks: await measured({ years: [year] }) });
  }
  const { overall } = blockGrowth(perYear);
  const leaders = (measure: BlockMeasure) =>
    overall.find((step) => step.measure === measure)?.leaders ?? null;
  const lead = leaders(subject ? "coreLinks" : "links");
  const facts = blockFacts(perYear);
  const rows = {
    block: "key",
    industries: "integer",
    cores: "integer",
    linksOut: "integer",
    linksIn: "integer",
    sold: "amount",
    bought: "amount",
    coreLinks: "integer",
    coreAmount: "amount",
    corePartners: "integer",
  } as const;
  const cells = {
    sellerBlock: "key",
    buyerBlock: "key",
    links: "integer",
    density: "number",
    linkRatio: "number",
    amount: "amount",
    amountRatio: "number",
    count: "integer",
  } as const;
  const growth = {
    block: "key",
    measure: "key",
    fromYear: "year",
    toYear: "year",
    fromValue: "integer",
    toValue: "integer",
    growth: "integer",
    contribution: "share",
    shareFrom: "share",
    shareTo: "share",
  } as const;
  const yearly = {
    year: "year",
    block: "key",
    industries: "integer",
    links: "integer",
    amount: "amount",
    coreLinks: "integer",
    coreAmount: "amount",
  } as const;
  const present = whole.rows.filter((row) => row.industries > 0);
  const absent = whole.rows.filter((row) => row.industries === 0).map(({ block }) => block);
  return {
    facts: [
      fact("industries", "integer", whole.industries),
      fact("links", "integer", whole.links),
      fact("blocksPresent", "integer", present.length),
      fact("leadingBlock", "keys", lead && (lead.length > 0 ? lead.join(" ") : "no_growth")),
      fact("absentBlocks", "keys", absent.length > 0 ? absent.join(" ") : "no_absent"),
      ...["university", "research", "ict_sw", "finance"].map((block) =>
        fact(`coreLinked_${block}`, "yesno", yes(facts[`${block}_core_linked`])),
      ),
      ...Object.entries(facts).map(([key, value]) => ({ ...fact(key, "number", value), hidden: true })),
    ],
    tables: [
      resultTable("blocks", rows, whole.rows),
      resultTable(
        "blockCells",
        cells,
        whole.cells
          .filter(({ possible }) => possible > 0)
          .map(({ seller, buyer, ...cell }) => ({ sellerBlock: seller, buyerBlock: buyer, ...cell })),
      ),
      resultTable(
        "blockGrowth",
        growth,
        overall.flatMap(({ measure, from, to, rows: grown }) =>
          grown.map((row) => ({
            ...row,
            measure,
            fromYear: from,
            toYear: to,
            fromValue: row.from,
            toValue: row.to,
          })),
        ),
      ),
      resultTable(
        "blockYears",
        yearly,
        perYear.flatMap(({ year, blocks: of }) =>
          (of?.rows ?? []).map((row) => ({
            ...row,
            year,
            links: row.linksOut + row.linksIn,
            amount: row.sold + row.bought,
          })),
        ),
      ),
    ],
    charts: [
      {
        type: "heat",
        key: "blockDensity",
        table: "blockCells",
        row: "sellerBlock",
        column: "buyerBlock",
        value: "density",
      },
      {
        type: "line",
        key: "blockYears",
        table: "blockYears",
        step: "year",
        series: [subject ? "coreLinks" : "links"],
        group: "block",
      },
    ],
    flags: [...whole.flags, ...(known ? [] : ["noBlockTable"])],
  };
};

const yes = (value: number | null | undefined) =>
  value === null || value === undefined ? null : value === 1;
