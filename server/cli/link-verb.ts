import { join } from "node:path";
import { analysisOptions, analysisParams, resultRecord, tableOf } from "@/server/cli/analysis-verb";
import { badInput, choiceOption, numberOption, type OptionSpecs, type Verb } from "@/server/cli/arguments";
import { csvTable } from "@/server/cli/csv-file";
import { csvLine, print, remark } from "@/server/cli/output";
import { withProgress } from "@/server/cli/progress";
import { TOPIC_FILES, topicsFolder } from "@/server/cli/topics-folder";
import { DomainError } from "@/server/domain/errors";
import { computeAnalysis } from "@/server/features/analyses/compute";
import type { AnalysisResult } from "@/server/features/analyses/result";
import { storeSource } from "@/server/features/analyses/source";
import { TECHNOLOGY_INDUSTRIES, technologyText } from "@/server/features/analyses/technology-text";
import type { Store } from "@/server/warehouse/store";

const KIND = "commercialisation";
const { store, technology: _technology, topic: _topic, ...asked } = analysisOptions(KIND);

const OPTIONS: OptionSpecs = {
  topics: { value: "DIR", help: "the topics that atlas topics wrote", required: true },
  store: store!,
  ...asked,
  topic: { value: "LIST", help: "3 or 1,4: only these topics; default all" },
};

/** What commercialising each topic would do: the analysis `commercialisation` of its industries. */
export const linkVerb: Verb = {
  summary: "topics in the network: relatedness density, strongest paths, a to d if they were commercialised",
  options: OPTIONS,
  notes: [
    "json: [{topic, label, size, technology, facts, flags, tables}]; csv: topic,label and the columns of one table.",
    "--core or --items name the strategic industries: paths lead to them, and they have a, b, c, d of their own.",
    "A scenario under its assumptions, no forecast: the same number of links put anywhere stands beside it (neutralDelta).",
    `The first ${TECHNOLOGY_INDUSTRIES} industries of a topic count, by share.`,
  ],
  async run({ topic: only, ...options }) {
    const format = choiceOption(options, "format", ["json", "csv"]) ?? "json";
    const topics = await chosenTopics(options.topics!, only);
    const { store, ...params } = await analysisParams(KIND, options);
    const source = storeSource(store);
    const linked: { topic: LinkedTopic; technology: string; result: AnalysisResult }[] = [];
    await withProgress(async ({ signal, report }) => {
      for (const [at, topic] of topics.entries()) {
        const technology = technologyText(inStore(topic, store));
        if (technology === "") {
          remark(`atlas: topic ${topic.number} (${topic.label}) has no industry; left out`);
          continue;
        }
        const result = await computeAnalysis({
          ...params,
          options: { ...params.options, technology, topic: topic.label },
          source,
          report: async (done) => {
            if (signal.aborted) throw new DomainError("CANCELLED", "stopped");
            report(`link: ${Math.floor((100 * (at + done)) / topics.length)} %, ${topic.label}`);
          },
        });
        for (const flag of result.flags.filter((one) => one !== "scenario"))
          remark(`atlas: topic ${topic.number}: ${flag}`);
        linked.push({ topic, technology, result });
      }
    });
    if (format === "csv") return print(csvLines(linked, options.table));
    await print([
      JSON.stringify(
        linked.map(({ topic: { number, label, size }, technology, result }) => ({
          ...{ topic: number, label, size, technology },
          ...resultRecord(result),
        })),
      ),
    ]);
  },
};

type LinkedTopic = {
  number: number;
  label: string;
  size: number;
  industries: { code: string; share: number }[];
};

/** @throws DomainError NOT_FOUND | BAD_INPUT with file, row and column */
async function chosenTopics(text: string, only: string | undefined): Promise<LinkedTopic[]> {
  const { dir } = await topicsFolder(text);
  const table = (name: string, columns: string[]) => csvTable(join(dir, name), columns, columns.join(","));
  const { name, rows } = await table(TOPIC_FILES.topics, ["topic", "label", "size"]);
  const topics = new Map<number, LinkedTopic>();
  for (const { row, cell } of rows) {
    const number = numberIn(cell("topic"), name, row, "topic");
    topics.set(number, {
      ...{ number, label: cell("label"), industries: [] },
      size: numberIn(cell("size"), name, row, "size"),
    });
  }
  const found = await table(TOPIC_FILES.industries, ["topic", "ksic", "share"]);
  for (const { row, cell } of found.rows) {
    const topic = topics.get(numberIn(cell("topic"), found.name, row, "topic"));
    if (!topic) throw badInput(`${found.name}, row ${row}, column topic: ${cell("topic")} is not in ${name}`);
    if (!/^\d{5}$/.test(cell("ksic")))
      throw badInput(`${found.name}, row ${row}, column ksic: ${cell("ksic")}; expected five digits`);
    topic.industries.push({
      code: cell("ksic"),
      share: numberIn(cell("share"), found.name, row, "share"),
    });
  }
  if (only === undefined) return [...topics.values()];
  return only.split(",").map((part) => {
    const number = numberOption({ topic: part }, "topic", `a topic from 1 to ${topics.size}`, (value) =>
      topics.has(value),
    );
    return topics.get(number!)!;
  });
}

function numberIn(text: string, file: string, row: number, column: string): number {
  const value = text === "" ? Number.NaN : Number(text);
  if (!(value >= 0)) throw badInput(`${file}, row ${row}, column ${column}: ${text}; expected a number`);
  return value;
}

/** The industries of a topic as long as the codes of the store, largest share first. @throws DomainError BAD_INPUT */
function inStore({ industries }: LinkedTopic, { manifest, dir }: Store): { code: string; share: number }[] {
  if (manifest.classification !== "KSIC10")
    throw badInput(`the industries in ${dir} are not KSIC; topics have KSIC industries`);
  const shares = new Map<string, number>();
  for (const { code, share } of industries) {
    const short = code.slice(0, manifest.ksicDigits);
    shares.set(short, (shares.get(short) ?? 0) + share);
  }
  return [...shares]
    .map(([code, share]) => ({ code, share }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1))
    .slice(0, TECHNOLOGY_INDUSTRIES);
}

function* csvLines(
  linked: readonly { topic: LinkedTopic; result: AnalysisResult }[],
  name: string | undefined,
): Generator<string> {
  let header = false;
  for (const { topic, result } of linked) {
    const { columns, rows } = tableOf(result, name);
    if (!header) yield csvLine(["topic", "label", ...columns.map(({ key }) => key)]);
    header = true;
    for (const row of rows) yield csvLine([topic.number, topic.label, ...row]);
  }
}
