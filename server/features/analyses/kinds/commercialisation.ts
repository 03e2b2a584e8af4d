import {
  type Commercialisation,
  type CommercialisationOptions,
  commercialisationSteps,
} from "@/server/compute/network/commercialisation";
import { proximityOf, relatednessDensity, specialisedIndustries } from "@/server/compute/network/proximity";
import { strongestPaths } from "@/server/compute/network/strongest-paths";
import { within } from "@/server/compute/topics/steps";
import type { Flows } from "@/server/domain/flows";
import { driven } from "@/server/features/jobs/driven";
import { type AnalysisRun, optionsAs } from "../kind";
import { fact, resultTable } from "../result";
import type { AnalysisSubject } from "../schema";
import { baseAtlas } from "../source";
import { technologyIn } from "../technology-text";

type Options = { technology: string; topic: string; growth: number; draws: number };
const FIGURES = ["a", "b", "c", "d", "nodes", "links"] as const;
/** Paths to the cores of one strategic industry; and links that formed. */
const MOST_PATHS = 5;
const MOST_LINKS = 500;
/** Industries that a technology reaches with less than this share have no part in its own ego network. */
const LEAST_SHARE = 0.05;

/**
 * What a region is to a technology, and what its commercialisation would do: relatedness density, the strongest paths to the
 * strategic industries, and a, b, c, d of their ego networks and of the technology's own after new links, spread by relatedness
 * (server/compute/network/commercialisation.ts). Nearness is the nation's, by the same years and rule. Beside it stands the
 * same number of links put anywhere, since more links alone raise c and d.
 */
export const commercialisation: AnalysisRun = async ({ source, base, subjects, options, seed, report }) => {
  const { technology: text, topic, growth, draws } = optionsAs<Options>(options);
  const technology = technologyIn(text);
  const region = await baseAtlas(source, base);
  await report(0.05);
  const isNation = base.region.codes.length === 0;
  const nation = isNation ? region : await baseAtlas(source, base, { region: { ...base.region, codes: [] } });
  await report(0.1);
  const proximity = proximityOf(nation.relatedness);
  const present = specialisedIndustries(traded(region.flows), traded(nation.flows));
  const density = relatednessDensity(proximity, present, technology);
  const own: AnalysisSubject = {
    ...{ id: "technology", label: topic || "technology", group: null },
    cores: [...technology].filter(([, share]) => share >= LEAST_SHARE).map(([code]) => code),
  };
  const all = [own, ...subjects];
  const asked: CommercialisationOptions = {
    ...{ growth, runs: draws, seed, radius: base.radius, direction: base.direction },
  };
  const steps = (spread: "related" | "even") =>
    commercialisationSteps(
      region.graph,
      { graph: nation.graph, proximity },
      technology,
      all.map(({ cores }) => cores),
      { ...asked, spread },
    );
  const related = await driven(within(steps("related"), 0.1, 0.55), report);
  const even = await driven(within(steps("even"), 0.55, 1), report);
  const paths = subjects.flatMap((subject) =>
    [...strongestPaths(region.graph, proximity, technology, subject.cores)]
      .sort(([x, p], [y, q]) => q.strength - p.strength || (x < y ? -1 : 1))
      .slice(0, MOST_PATHS)
      .map(([core, { industries, strength }]) => ({
        ...{ subject: subject.label, topicIndustry: industries[0], strategicCore: core },
        ...{ pathSteps: industries.length - 1, way: industries.join(" → "), pathStrength: strength },
        nearness: nearnessAlong(industries),
      })),
  );
  /** w of every step, for the picture. */
  function nearnessAlong(industries: readonly string[]): string {
    const at = industries.map((code) => proximity.index.get(code)!);
    const steps = at.slice(1).map((to, i) => proximity.near[at[i]! * proximity.industries.length + to]!);
    return steps.map((w) => w.toFixed(3)).join(" ");
  }
  const effects = effectRows(all, related, even);
  const ofOwn = (figure: string) =>
    effects.find((row) => row.subject === own.label && row.figure === `figure_${figure}`);
  return {
    facts: [
      fact("technologyName", "text", topic || null),
      fact("relatednessDensity", "share", isNation ? null : density.density),
      fact("technologyPresent", "integer", density.byIndustry.filter((one) => one.present).length),
      fact("technologyIndustries", "integer", technology.size),
      fact("newLinks", "integer", related.links),
      fact("possibleLinks", "integer", related.possible),
      fact("runs", "integer", draws),
      ...(["a", "b", "c", "d"] as const).flatMap((id) => [
        fact(`delta_${id}`, "number", ofOwn(id)?.delta),
        { ...fact(`beyond_${id}`, "number", ofOwn(id)?.beyondNeutral), hidden: true },
      ]),
    ],
    tables: [
      resultTable("commercialEffects", EFFECT_COLUMNS, effects),
      {
        ...resultTable(
          "commercialIndicators",
          EFFECT_COLUMNS,
          effects.filter(({ subject, figure }) => subject === own.label && /_[abcd]$/.test(figure)),
        ),
        hidden: true,
      },
      resultTable(
        "technologyPaths",
        {
          subject: "text",
          strategicCore: "code",
          way: "text",
          topicIndustry: "code",
          pathSteps: "integer",
          pathStrength: "number",
          nearness: "text",
        },
        paths,
      ),
      resultTable(
        "technologyIndustries",
        { industry: "code", topicShare: "share", relatednessDensity: "share", specialised: "yesno" },
        density.byIndustry.map(({ industry, share, density: around, present: has }) => ({
          ...{ industry, topicShare: share, relatednessDensity: around, specialised: has },
        })),
      ),
      resultTable(
        "commercialLinks",
        { seller: "code", buyer: "code", inRuns: "integer" },
        related.formed
          .slice(0, MOST_LINKS)
          .map(({ seller, buyer, runs }) => ({ seller, buyer, inRuns: runs })),
      ),
    ],
    charts: [
      {
        type: "interval",
        key: "commercialEffects",
        table: "commercialIndicators",
        label: "figure",
        value: "delta",
        low: "deltaLow",
        high: "deltaHigh",
      },
    ],
    flags: [
      "scenario",
      ...(isNation ? ["densityOfNation"] : []),
      ...(related.links === 0 ? ["noLinkPossible"] : []),
      ...(own.cores.length === 0 || related.effects[0]!.before.nodes === 0 ? ["technologyAbsent"] : []),
    ],
  };
};

const EFFECT_COLUMNS = {
  subject: "text",
  figure: "key",
  before: "number",
  after: "number",
  delta: "number",
  deltaLow: "number",
  deltaHigh: "number",
  neutralDelta: "number",
  beyondNeutral: "number",
} as const;

function effectRows(
  subjects: readonly AnalysisSubject[],
  related: Commercialisation,
  even: Commercialisation,
) {
  return subjects.flatMap(({ label }, at) => {
    const { before, band } = related.effects[at]!;
    const neutral = even.effects[at]!.band;
    return FIGURES.map((id) => {
      const [from, change, other] = [before[id], band[id], neutral[id]];
      return {
        ...{ subject: label, figure: `figure_${id}`, before: from },
        after: from === null || !change ? null : from + change.mean,
        delta: change?.mean ?? null,
        deltaLow: change?.low ?? null,
        deltaHigh: change?.high ?? null,
        neutralDelta: other?.mean ?? null,
        beyondNeutral: change && other ? change.mean - other.mean : null,
      };
    });
  });
}

/** What every industry sells and buys, exact. */
function traded({ industries, seller, buyer, amount }: Flows): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  const add = (at: number, more: bigint) => {
    const code = industries[at]!;
    sums.set(code, (sums.get(code) ?? 0n) + more);
  };
  for (let row = 0; row < amount.length; row++) {
    add(seller[row]!, amount[row]!);
    add(buyer[row]!, amount[row]!);
  }
  return sums;
}
