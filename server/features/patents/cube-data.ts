import { setSpecialisations } from "@/server/compute/topics/new-technologies";
import { type Additive, type Pivot, pivotOf } from "@/server/compute/topics/topic-cube";
import type { Db } from "@/server/db";
import { csvText } from "@/server/domain/csv";
import { DomainError } from "@/server/domain/errors";
import { NATION } from "@/server/features/reference/schema";
import { readArrangement } from "./arrangement";
import { cubeFacts, HIDDEN, inYears, keysOfDimension, NO_YEAR, yearKey } from "./cube-facts";
import { findRun, nameOf, newestSet, runView } from "./data";
import type { CubeInput, Dimension } from "./regional-schema";
import type { RegionCount } from "./schema";
import {
  countedRegions,
  type FiguredTopic,
  megaSets,
  regionCountOf,
  regionName,
  withFigures,
} from "./topic-regions";

/** A row or column: a region or topic by its names, a year, or what is left (`rest`). */
export type CubeKey = {
  key: string;
  ko: string;
  en: string;
  rest: "noRegion" | "noYear" | "hidden" | null;
};

async function arrangedRun(db: Db, projectId: string, runId: string | undefined) {
  const run = await findRun(db, projectId, runId);
  const [arrangement, newest, author] = await Promise.all([
    readArrangement(db, run.id),
    newestSet(db, projectId),
    nameOf(db, [run.createdById]),
  ]);
  const view = runView(run, newest ?? run.set, author);
  const topics = withFigures(arrangement.topics);
  return { view, topics, regionCount: regionCountOf(view.params) };
}

/**
 * The cube region x year x topic of a run, as its topics are arranged, as a table: two of the three as rows and columns, the third
 * summed or one of it; measures as in regional-schema.ts. Hidden topics are one row, so that totals stay those of all patents.
 *
 * Sums over regions are made of expected patents that are counted in parts only. What would need one that is not to be made is refused,
 * a total is left out: a patent of two regions would be in it twice. The nation counts each patent once either way.
 *
 * @throws DomainError NOT_FOUND (noTopicRun, noTopic), BAD_INPUT (regionUnknown, wholeRegionsAddedUp, cubePatentsOfRegions,
 *   cubeShareOfRegions, cubeRtaOfOne)
 */
export async function readCube(db: Db, projectId: string, input: CubeInput) {
  const { view, topics, regionCount } = await arrangedRun(db, projectId, input.runId);
  const head = { run: view, regionCount };
  if (!topics || topics.length === 0) return { ...head, state: "noFigures" as const };
  if (input.topic !== null && !topics.some(({ key }) => key === input.topic))
    throw new DomainError("NOT_FOUND", `no topic ${input.topic} in run ${view.id}`, "noTopic");
  refuseWhatDoesNotAddUp(input, topics, regionCount);
  const { rows, columns, measure } = input;
  const specialised = measure === "rta" || measure === "rtaShrunk";
  const keys = (dimension: Dimension) =>
    keysOfDimension(dimension, topics, input, view.params.years).filter(
      // a specialisation is of a region in a topic: of those without a name it says nothing
      (key) => !specialised || (key !== HIDDEN && key !== ""),
    );
  const [rowKeys, columnKeys] = [keys(rows), keys(columns)];
  const sums = measure === "weight" || measure === "rowShare" || measure === "columnShare";
  const adds = (dimension: Dimension) => dimension !== "region" || (sums && regionCount === "fractional");
  const additive: Additive = { rows: adds(rows), columns: adds(columns) };
  const table = specialised
    ? specialisationTable(topics, input, rowKeys, columnKeys)
    : { ...pivotOf(cubeFacts(topics, input), rowKeys, columnKeys, measure, additive), few: null };
  const named = (dimension: Dimension, list: readonly string[]) =>
    list.map((key) => cubeKey(dimension, key, topics));
  const counted = countedRegions(topics);
  return {
    ...head,
    state: "ready" as const,
    ...{ rows: named(rows, rowKeys), columns: named(columns, columnKeys), ...table },
    /** Why there is no total: a region's patents may be another's too, or a ratio has none. */
    noTotal: specialised
      ? ("ratio" as const)
      : additive.rows && additive.columns
        ? null
        : ("regions" as const),
    hidden: topics.filter(({ hidden }) => hidden).length,
    /** What the third may be. */
    choices: {
      years: view.params.years,
      regions: counted.map((code) => cubeKey("region", code, topics)),
      megas:
        regionCount === "whole"
          ? []
          : megaSets(counted)
              .filter((set) => set.regions.length > 1)
              .map(({ code }) => cubeKey("region", code, topics)),
      withoutRegion: topics.some(({ figures }) => figures.cube.some(({ region }) => region === "")),
      topics: topics.filter(({ hidden }) => !hidden).map(({ key }) => cubeKey("topic", key, topics)),
    },
  };
}
export type CubeView = Awaited<ReturnType<typeof readCube>>;

function cubeKey(dimension: Dimension, key: string, topics: readonly FiguredTopic[]): CubeKey {
  if (dimension === "year") return { key, ko: key, en: key, rest: key === NO_YEAR ? "noYear" : null };
  if (dimension === "topic") {
    const label = topics.find((topic) => topic.key === key)?.label ?? "";
    return { key, ko: label, en: label, rest: key === HIDDEN ? "hidden" : null };
  }
  const { ko, en } = regionName(key);
  return { key, ko, en, rest: key === "" ? "noRegion" : null };
}

function refuseWhatDoesNotAddUp(input: CubeInput, topics: readonly FiguredTopic[], count: RegionCount) {
  const { rows, columns, measure, level, region, topic } = input;
  const used = [rows, columns];
  const third = !used.includes("region");
  const refuse = (reason: string) => {
    throw new DomainError("BAD_INPUT", `${measure} of ${rows} by ${columns}: ${reason}`, reason, {
      region: regionName(region).ko,
    });
  };
  const sets = megaSets(countedRegions(topics));
  const several = third
    ? (sets.find(({ code }) => code === region)?.regions.length ?? 0) > 1
    : level === "mega";
  if (
    third &&
    region !== NATION &&
    region !== "" &&
    !sets.some((set) => set.code === region || set.regions.includes(region))
  )
    throw new DomainError("BAD_INPUT", `no region ${region}`, "regionUnknown", { region });
  if (measure === "patents" && (several || (third && region === NATION))) refuse("cubePatentsOfRegions");
  if (several && count === "whole") refuse("wholeRegionsAddedUp");
  const across = measure === "rowShare" ? columns : measure === "columnShare" ? rows : null;
  if (across === "region" && count === "whole") refuse("cubeShareOfRegions");
  const ratio = measure === "rta" || measure === "rtaShrunk";
  if (
    ratio &&
    ((third && (region === NATION || region === "")) || (!used.includes("topic") && topic === null))
  )
    refuse("cubeRtaOfOne");
}

/**
 * The specialisation of a region in a topic, of all years that are asked for together or year by year. Drawn values are null where the
 * regions differ no more than by chance (in that year).
 */
function specialisationTable(
  topics: readonly FiguredTopic[],
  input: CubeInput,
  rowKeys: readonly string[],
  columnKeys: readonly string[],
): Pivot & { few: boolean[][] } {
  const { rows, columns, level, region, topic, measure } = input;
  const counted = countedRegions(topics);
  const byMega = [rows, columns].includes("region") ? level === "mega" : !counted.includes(region);
  const sets = byMega ? megaSets(counted) : counted.map((code) => ({ code, regions: [code] }));
  const cubes = topics.map(({ figures }) => figures.cube);
  const matrixOf = (year: string | null) =>
    setSpecialisations(
      cubes,
      sets.map((set) => set.regions),
      (one) => inYears(input, one) && (year === null || yearKey(one) === year),
    );
  const byYear = new Map<string | null, ReturnType<typeof matrixOf>>();
  const cellAt = (row: string, column: string) => {
    const asked = (dimension: Dimension, otherwise: string | null) =>
      rows === dimension ? row : columns === dimension ? column : otherwise;
    const year = asked("year", null);
    const known = byYear.get(year) ?? matrixOf(year);
    byYear.set(year, known);
    const { cells, dispersed } = known;
    const at = sets.findIndex(({ code }) => code === asked("region", region));
    const k = topics.findIndex(({ key }) => key === asked("topic", topic));
    const cell = cells[at]?.[k];
    if (!cell) return { value: null, few: true };
    // drawn all the way to 1, it would look like a finding
    const drawn = dispersed ? cell.shrunk : null;
    return { value: measure === "rta" ? cell.rta : drawn, few: cell.few };
  };
  const found = rowKeys.map((row) => columnKeys.map((column) => cellAt(row, column)));
  return {
    cells: found.map((line) => line.map(({ value }) => value)),
    few: found.map((line) => line.map(({ few }) => few)),
    ...{ rowTotals: null, columnTotals: null, total: null },
  };
}

/**
 * The whole cube as CSV, long: a row a region, year and topic that has anything, hidden topics too and marked; what the counts mean
 * stands after the table.
 *
 * @throws DomainError NOT_FOUND (noTopicRun), BAD_INPUT (noTopicFigures)
 */
export async function exportCube(db: Db, projectId: string, runId: string | undefined) {
  const { view, topics, regionCount } = await arrangedRun(db, projectId, runId);
  if (!topics) throw new DomainError("BAD_INPUT", `run ${view.id} has no figures`, "noTopicFigures");
  const header = ["region", "region_name", "year", "topic", "label", "hidden", "weight", "patents"];
  const lines = topics.flatMap(({ key, label, hidden, figures }) =>
    figures.cube.map(({ region, year, weight, patents }) => [
      ...[region, region === "" ? "" : regionName(region).ko, year],
      ...[key, label, hidden ? "hidden" : "", weight, patents],
    ]),
  );
  const notes = [
    `# set: ${view.set.name}`,
    `# run: ${view.id}, seed ${view.seed}, code version ${view.codeVersion}`,
    regionCount === "fractional"
      ? "# region_count: fractional; weight of a patent of several regions is divided among them and adds up over regions"
      : "# region_count: whole; a patent of several regions counts in each, weight must not be added up over regions",
    "# patents: those that belong to the topic more than to any other, once in each of their regions; must not be added up over regions",
  ];
  return {
    fileName: `cube_${view.set.name}_${topics.length}.csv`.replace(/[\\/:*?"<>|\s]+/g, "-"),
    csv: `${csvText(header, lines)}\r\n${notes.join("\r\n")}\r\n`,
  };
}
