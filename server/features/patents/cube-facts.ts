import type { CubeFact } from "@/server/compute/topics/topic-cube";
import { NATION } from "@/server/features/reference/schema";
import type { CubeInput, Dimension } from "./regional-schema";
import { countedRegions, type FiguredTopic, megaOf, megaSets } from "./topic-regions";

/** Rows and columns that stand for what has no name of its own. */
export const NO_YEAR = "none";
export const HIDDEN = "hidden";

export const yearKey = (year: number | null) => (year === null ? NO_YEAR : String(year));
export const inYears = ({ from, to }: Pick<CubeInput, "from" | "to">, year: number | null) =>
  year === null
    ? from === null && to === null
    : (from === null || year >= from) && (to === null || year <= to);

type Cell = { region: string; year: number | null; topic: string; weight: number; patents: number };

/** The cells of all topics that the question is about; hidden topics together. */
export function* cubeFacts(topics: readonly FiguredTopic[], input: CubeInput): Iterable<CubeFact> {
  const { rows, columns, level } = input;
  const byRegion = [rows, columns].includes("region");
  const byTopic = [rows, columns].includes("topic");
  for (const topic of topics) {
    if (!byTopic && input.topic !== null && topic.key !== input.topic) continue;
    const own = topic.hidden ? HIDDEN : topic.key;
    const cells =
      !byRegion && input.region === NATION
        ? nationCells(topic)
        : topic.figures.cube.filter(({ region }) => byRegion || isIn(region, input.region));
    for (const { region, year, weight, patents } of cells) {
      if (!inYears(input, year)) continue;
      const cell = { region: regionKey(region, level), year, topic: own, weight, patents };
      yield { row: keyOf(cell, rows), column: keyOf(cell, columns), weight, patents };
    }
  }
}

const keyOf = (cell: Cell, dimension: Dimension) =>
  dimension === "region" ? cell.region : dimension === "year" ? yearKey(cell.year) : cell.topic;

const regionKey = (region: string, level: CubeInput["level"]) =>
  level === "mega" ? (megaOf(region) ?? region) : region;

const isIn = (region: string, asked: string) => region === asked || megaOf(region) === asked;

/** Rounding leaves as much of a topic behind. */
const NOTHING = 1e-9;

/** Each patent once, whatever its regions: of known years as the topic has them, the rest of its size without a year. */
function nationCells({ yearly, size }: FiguredTopic): Omit<Cell, "topic">[] {
  const rest = yearly.reduce((left, { weight }) => left - weight, size);
  return [
    ...yearly.map(({ year, weight }) => ({ region: NATION, year, weight, patents: 0 })),
    ...(rest > NOTHING * Math.max(1, size) ? [{ region: NATION, year: null, weight: rest, patents: 0 }] : []),
  ];
}

/** The keys of a dimension in the order in which they are shown. */
export function keysOfDimension(
  dimension: Dimension,
  topics: readonly FiguredTopic[],
  input: Pick<CubeInput, "level" | "from" | "to">,
  years: [number, number] | null,
): string[] {
  if (dimension === "topic")
    return [
      ...topics.filter(({ hidden }) => !hidden).map(({ key }) => key),
      ...(topics.some(({ hidden }) => hidden) ? [HIDDEN] : []),
    ];
  if (dimension === "region") {
    const counted = countedRegions(topics);
    const without = topics.some(({ figures }) => figures.cube.some(({ region }) => region === ""));
    return [
      ...(input.level === "mega" ? megaSets(counted).map(({ code }) => code) : counted),
      ...(without ? [""] : []),
    ];
  }
  const span = years ? Array.from({ length: years[1] - years[0] + 1 }, (_, i) => years[0] + i) : [];
  const without =
    inYears(input, null) && topics.some((topic) => nationCells(topic).some(({ year }) => year === null));
  return [...span.filter((year) => inYears(input, year)).map(String), ...(without ? [NO_YEAR] : [])];
}
