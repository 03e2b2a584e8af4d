import { badInput, choiceOption, numberOption, type OptionSpecs, type Options } from "@/server/cli/arguments";
import { pathOf } from "@/server/cli/files";
import { remark } from "@/server/cli/output";
import { yearRanges, yearsIn } from "@/server/cli/years";
import { type EgoNetwork, egoNetwork } from "@/server/compute/network/ego";
import { type Graph, graphOf } from "@/server/compute/network/graph";
import { LINK_RULES, type Links, selectLinks } from "@/server/compute/network/links";
import { testedByPairs } from "@/server/compute/network/pair-test";
import { relatedness } from "@/server/compute/network/relatedness";
import { LINK_PRESETS, type LinkRule, SCOPE_RULES } from "@/server/domain/flows";
import { ruleFlows } from "@/server/features/atlas/rule-flows";
import { industryCodeOf, regionByCode, regionCodeOf, regionsUnder } from "@/server/features/reference/data";
import { NATION } from "@/server/features/reference/schema";
import { type FlowQuery, readFlows } from "@/server/warehouse/read-flows";
import { openStore, type Store } from "@/server/warehouse/store";

/** Options of every verb that draws an ATLAS from a store. */
export const ATLAS_OPTIONS: OptionSpecs = {
  store: { value: "DIR", help: "the store that import wrote", required: true },
  years: { value: "LIST", help: "2020 | 2020,2021 | 2018-2022; default: all years of the store" },
  region: { value: "LIST", help: "충남,충북 | 충청권 | 44200: names or codes; default: the whole country" },
  scope: { value: "RULE", help: `which end lies in the region: ${SCOPE_RULES.join(" | ")}; default either` },
  preset: {
    value: "NAME",
    help: "related (RR > 1, default) | significant (and count >= 5, alpha 0.01) | any (RR > 0)",
  },
  rr: { value: "X", help: "a link needs RR above X" },
  "min-count": { value: "N", help: "and at least N transactions" },
  alpha: { value: "P", help: "and a Poisson tail probability below P" },
  test: {
    value: "WHAT",
    help: "what --alpha counts: transactions (default) | pairs (of firms, each once a year)",
  },
  self: {
    value: "HOW",
    help: "trade of an industry with itself in the margins: exclude (default) | include",
  },
  core: { value: "LIST", help: "30320,30399: only the ego network of these industries" },
};

export type Atlas = {
  store: Store;
  query: FlowQuery;
  rule: LinkRule;
  links: Links;
  graph: Graph;
  ego: EgoNetwork | null;
};

/** @throws DomainError NOT_FOUND, BAD_INPUT naming the option and what is expected */
export async function atlasOf(options: Options): Promise<Atlas> {
  const { store, query, rule } = await queryOf(options);
  const cores = coresOf(options, store);
  const flows = await ruleFlows((asked) => readFlows(store, asked), query, rule);
  const left = testedByPairs(relatedness(flows, rule), flows, rule);
  const links = selectLinks(left.relatedness, left.rule);
  const graph = graphOf(links.industries, links.seller, links.buyer);
  const ego = cores && egoNetwork(graph, cores);
  if (ego && ego.missing.length > 0)
    remark(`atlas: without a link in this network: ${ego.missing.join(", ")}`);
  return { store, query, rule, links, graph, ego };
}

/** The store and what of it is asked for. @throws DomainError NOT_FOUND, BAD_INPUT */
export async function queryOf(options: Options): Promise<Pick<Atlas, "store" | "query" | "rule">> {
  const store = await openStore(pathOf(options.store!));
  const rule = ruleOf(options);
  const query: FlowQuery = {
    years: yearsOf(options, store),
    regions: regionsOf(options, store),
    scope: choiceOption(options, "scope", SCOPE_RULES) ?? "either",
  };
  return { store, query, rule };
}

function ruleOf(options: Options): LinkRule {
  const preset = LINK_RULES[choiceOption(options, "preset", LINK_PRESETS) ?? "related"];
  const atLeast0 = (value: number) => value >= 0 && Number.isFinite(value);
  const threshold = numberOption(options, "rr", "a number from 0", atLeast0) ?? preset.threshold;
  const minCount = numberOption(options, "min-count", "a number from 0", atLeast0) ?? preset.minCount;
  const alpha =
    numberOption(options, "alpha", "a probability above 0, at most 1", (value) => value > 0 && value <= 1) ??
    preset.alpha;
  const self = choiceOption(options, "self", ["exclude", "include"]) ?? preset.self;
  const rule = { threshold, minCount, alpha, self };
  const same = (Object.keys(rule) as (keyof typeof rule)[]).every((key) => rule[key] === preset[key]);
  const test = choiceOption(options, "test", ["transactions", "pairs"]);
  if (test === "pairs" && alpha === null)
    throw badInput("--test pairs: there is no test without --alpha or --preset significant");
  return { preset: same ? preset.preset : "custom", ...rule, ...(test === "pairs" ? { test } : {}) };
}

/** A year named on its own must be in the store; of a range those that are. */
function yearsOf(options: Options, { manifest, dir }: Store): number[] | null {
  if (options.years === undefined) return null;
  const ranges = yearRanges(options.years);
  const stored = yearsIn(ranges).filter((year) => manifest.years.includes(year));
  const absent = ranges.filter(([from, to]) => !stored.some((year) => year >= from && year <= to));
  if (absent.length > 0)
    throw badInput(
      `--years ${options.years}: ${absent.map((range) => [...new Set(range)].join("-")).join(", ")} is not in ${dir}, which holds ${manifest.years.join(", ")}`,
    );
  return stored;
}

const regionsOf = (options: Options, store: Store): string[] | null =>
  options.region === undefined ? null : regionCodesOf(options.region, store, "--region");

/** Codes of the regions that a list names, mega-regions opened; null = the whole country. @throws DomainError BAD_INPUT */
export function regionCodesOf(list: string, { manifest, dir }: Store, where: string): string[] | null {
  const codes = list.split(",").map((text) => {
    const code = regionCodeOf(text.trim()) ?? (regionByCode(text.trim()) ? text.trim() : undefined);
    if (!code)
      throw badInput(
        `${where} ${text.trim()}: no such region; expected a name such as 충남, 충청권, 충남 아산시, or a code`,
      );
    return code;
  });
  if (codes.includes(NATION)) return null;
  if (manifest.places.length === 0) throw badInput(`${where} ${list}: the data in ${dir} have no regions`);
  const opened = codes.flatMap((code) =>
    code.startsWith("mega:") ? regionsUnder(code).map((province) => province.code) : [code],
  );
  for (const code of opened) {
    const province = code.slice(0, 2);
    const found = manifest.places.some(({ path }) => path.includes(code));
    if (code.length > 2 && !found && manifest.places.some((place) => place.code === province))
      throw badInput(
        `${where} ${list}: the data in ${dir} place firms in the province ${province}, not in its cities`,
      );
    if (!found) remark(`atlas: no firm of the store lies in ${code}`);
  }
  return opened;
}

const coresOf = (options: Options, store: Store): string[] | null =>
  options.core === undefined
    ? null
    : options.core.split(",").map((text) => industryOf(text, store, "--core"));

/** The industry of the store that a text names. @throws DomainError BAD_INPUT that begins with `where` */
export function industryOf(text: string, { manifest }: Pick<Store, "manifest">, where: string): string {
  const code = manifest.classification === "KSIC10" ? industryCodeOf(text) : text.trim();
  if (!code || (manifest.classification === "own" && !manifest.industries.includes(code)))
    throw badInput(
      `${where} ${text.trim()}: no such industry${manifest.classification === "KSIC10" ? " in KSIC revision 10" : " in the store"}`,
    );
  return code;
}
