import { FEW_RECENT } from "@/server/compute/topics/emergence";
import {
  type CountedTopic,
  comparedEmergence,
  quadrantOf,
  setCounts,
  setSpecialisations,
  yearOfShare,
} from "@/server/compute/topics/new-technologies";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { regionByCode } from "@/server/features/reference/data";
import { NATION } from "@/server/features/reference/schema";
import { readArrangement } from "./arrangement";
import { findRun, nameOf, newestSet, runView } from "./data";
import { nationWeights, placeOf, usualRegion, yearlyOf } from "./region-patents";
import type { NewTechnologiesInput } from "./regional-schema";
import {
  countedRegions,
  type FiguredTopic,
  megaOf,
  megaSets,
  regionCountOf,
  regionName,
  withFigures,
} from "./topic-regions";
import { byVerdict } from "./verdict-order";

/** A region of which fewer of its patents lie in the recent window than this share has gone quiet: the screen offers an earlier year. */
const QUIET = 0.1;
/** Fewer recent patents of a region in a topic are as good as none. */
const DORMANT = 1;
/** By that year this share of the region's patents had been filed. */
const MOST = 0.95;

/** Why a topic has no verdict. */
export type NoVerdict =
  | "nation"
  | "noYears"
  | "emptyWindow"
  | "noTopicPatents"
  | "noApplicants"
  | "fewTopics"
  | "noRegionPatents"
  | "quietRegion"
  | "noTopicRegions"
  | "noDispersion";

/**
 * The new technologies of a region: for every visible topic of a run, as they are arranged, how emergent it is (over the whole
 * run) and how specialised the region is in it, with the mega-region and the nation beside it (compute/topics/new-technologies.ts,
 * emergence.ts, specialisation.ts), by verdict, then by score. Specialisation is over the patents up to `until` or of the recent
 * window, of all topics, hidden ones too. Without figures (a run of an earlier version) or regions: only that.
 *
 * @throws DomainError NOT_FOUND (noTopicRun), BAD_INPUT (regionUnknown, wholeRegionsAddedUp, yearOutside)
 */
export async function readNewTechnologies(db: Db, projectId: string, input: NewTechnologiesInput) {
  const run = await findRun(db, projectId, input.runId);
  const [arrangement, newest, project, author] = await Promise.all([
    readArrangement(db, run.id),
    newestSet(db, projectId),
    db.project.findUniqueOrThrow({ where: { id: projectId }, select: { scopeCode: true } }),
    nameOf(db, [run.createdById]),
  ]);
  const view = runView(run, newest ?? run.set, author);
  const { params } = view;
  const topics = withFigures(arrangement.topics);
  const head = { run: view, regionCount: regionCountOf(params) };
  if (!topics || topics.length === 0) return { ...head, state: "noFigures" as const };
  const counted = countedRegions(topics);
  const cubes = topics.map(({ figures }) => figures.cube);
  const everywhere = setCounts(
    cubes,
    counted.map((code) => [code]),
    () => true,
  );
  const patentsOf = new Map(
    counted.map((code, at) => [
      code,
      sum([...everywhere.subarray(at * topics.length, (at + 1) * topics.length)]),
    ]),
  );
  if (sum([...patentsOf.values()]) <= 0) return { ...head, state: "noRegions" as const };

  const whole = head.regionCount === "whole";
  const region = input.region ?? usualRegion(project.scopeCode, patentsOf, whole);
  const own = placeOf(region, counted);
  if (whole && own.regions !== null && own.regions.length > 1)
    throw new DomainError("BAD_INPUT", `${region} of counts by whole regions`, "wholeRegionsAddedUp", {
      region: regionName(region).ko,
    });
  const until = input.until ?? params.years?.[1] ?? null;
  if (until !== null && params.years && (until < params.years[0] || until > params.years[1]))
    throw new DomainError("BAD_INPUT", `no patents in ${until}`, "yearOutside", {
      year: String(until),
      from: String(params.years[0]),
      to: String(params.years[1]),
    });

  const { window, period } = input;
  const isRecent = (year: number | null) =>
    year !== null && until !== null && year <= until && year > until - window;
  const isBefore = (year: number | null) =>
    year !== null && until !== null && year <= until - window && year > until - 2 * window;
  const within = (year: number | null) =>
    until === null ? true : period === "recent" ? isRecent(year) : year !== null && year <= until;

  const emergence = comparedEmergence(topics.map(countedTopic), { window, until: until ?? 0 });
  const mega = regionByCode(region)?.kind === "province" ? megaOf(region) : null;
  const byRegion = setSpecialisations(
    cubes,
    counted.map((code) => [code]),
    within,
  );
  const sets = megaSets(counted);
  const byMega = whole
    ? null
    : setSpecialisations(
        cubes,
        sets.map((set) => set.regions),
        within,
      );
  const placed = (code: string) => {
    const at = counted.indexOf(code);
    if (at >= 0) return { found: byRegion, at, regions: [code] };
    const inSets = sets.findIndex((set) => set.code === code);
    return byMega && inSets >= 0 ? { found: byMega, at: inSets, regions: sets[inSets]!.regions } : null;
  };
  /** A region of several: its figures by topic; of the nation each patent once, without a specialisation. */
  const figuresAt = (code: string) => {
    if (code === NATION) {
      const weights = topics.map((topic) => nationWeights(topic, within));
      const all = sum(weights);
      return topics.map((topic, k) => ({
        ...{ patents: weights[k]!, expected: null, rta: null, shrunk: null, low: null, high: null },
        ...{ recent: nationWeights(topic, isRecent), before: nationWeights(topic, isBefore) },
        ...{ share: all > 0 ? weights[k]! / all : null, few: false },
      }));
    }
    const place = placed(code);
    if (!place) return null;
    const { found, at, regions } = place;
    const inWindow = (one: (year: number | null) => boolean) => setCounts(cubes, [regions], one);
    const [recent, before] = [inWindow(isRecent), inWindow(isBefore)];
    const all = found.patents[at]!;
    return found.cells[at]!.map((cell, k) => ({
      ...cell,
      ...{ recent: recent[k]!, before: before[k]! },
      share: all > 0 ? cell.patents / all : null,
    }));
  };
  const ownFigures = figuresAt(region)!;
  const megaFigures =
    mega === null || sets.find(({ code }) => code === mega)!.regions.length < 2 ? null : figuresAt(mega);
  const nationFigures = figuresAt(NATION)!;
  const ownYearly = yearlyOf(topics, own.regions);
  const ownTotal = sum(ownYearly.map(({ weight }) => weight));
  const ownRecent = sum(ownYearly.filter(({ year }) => isRecent(year)).map(({ weight }) => weight));
  const lastBusy = yearOfShare(ownYearly, MOST);
  const ownAll = sum(ownFigures.map(({ patents }) => patents));
  const known = sum(byRegion.patents);
  const dispersed = region === NATION || placed(region)!.found.dispersed;

  const rows = topics.flatMap((topic, k) => {
    if (topic.hidden) return [];
    const { score, ...figures } = emergence.topics[k]!;
    const here = ownFigures[k]!;
    const noVerdict = whyNot();
    const verdict = noVerdict ? null : quadrantOf(score, emergence.cut, here.shrunk);
    return [
      {
        ...{ key: topic.key, label: topic.label, number: topic.number, pinned: topic.pinned },
        ...{ verdict, noVerdict, emergence: { score, ...figures } },
        ...{ own: here, mega: megaAt(k), nation: nationFigures[k]! },
        /** Rests on few: patents of the region in the topic, or recent ones of the topic. */
        few: here.few || figures.few,
        /** The region has hardly a patent of it in the recent window: what it is strong in, it was before. */
        dormant: until !== null && region !== NATION && here.recent < DORMANT,
      },
    ];

    function whyNot(): NoVerdict | null {
      if (region === NATION) return "nation";
      if (until === null) return "noYears";
      if (!(emergence.recent > 0 && emergence.before > 0)) return "emptyWindow";
      if (ownAll > 0 && ownRecent < FEW_RECENT) return "quietRegion";
      if (figures.growth === null || figures.novelty === null) return "noTopicPatents";
      if (figures.breadth === null) return "noApplicants";
      if (emergence.cut === null) return "fewTopics";
      if (here.shrunk === null) return ownAll > 0 ? "noTopicRegions" : "noRegionPatents";
      return dispersed ? null : "noDispersion";
    }
  });
  return {
    ...head,
    state: "ready" as const,
    ...{ window, until, period, years: params.years },
    /** `held`: its part of the patents with a region, above which no specialisation can rise: at most 1 / held. */
    region: {
      ...regionName(region),
      patents: ownAll,
      held: region === NATION || known <= 0 ? null : ownAll / known,
    },
    mega: mega === null ? null : { ...regionName(mega), why: megaWhy() },
    regions: counted.map((code) => ({
      ...regionName(code),
      mega: megaOf(code),
      patents: patentsOf.get(code)!,
    })),
    /** Mega-regions of several provinces; none where regions may not be added up. */
    megas: whole
      ? []
      : sets
          .filter((set) => set.regions.length > 1)
          .map((set) => ({
            ...regionName(set.code),
            patents: sum(set.regions.map((one) => patentsOf.get(one)!)),
          })),
    cuts: { emergence: emergence.cut, rta: 1, compared: emergence.compared },
    /** The recent window holds hardly any of the region's patents; most of them had been filed by that year. */
    quiet:
      ownTotal > 0 && until !== null && lastBusy !== null && lastBusy < until && ownRecent < QUIET * ownTotal
        ? { recent: ownRecent, total: ownTotal, until: lastBusy }
        : null,
    hidden: topics.filter(({ hidden }) => hidden).length,
    topics: rows.sort(byVerdict),
  };

  /** Why there is no specialisation of the mega-region. */
  function megaWhy(): "whole" | "same" | "noDispersion" | null {
    return megaFigures ? (byMega?.dispersed ? null : "noDispersion") : whole ? "whole" : "same";
  }
  function megaAt(k: number) {
    const found = megaFigures?.[k];
    if (!found) return null;
    return byMega?.dispersed ? found : { ...found, shrunk: null, low: null, high: null };
  }
}
export type NewTechnologiesView = Awaited<ReturnType<typeof readNewTechnologies>>;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const countedTopic = ({ yearly, figures, hidden }: FiguredTopic): CountedTopic => ({
  ...{ yearly, applicants: figures.applicants, rest: figures.rest },
  ...{ cube: figures.cube, compared: !hidden },
});
