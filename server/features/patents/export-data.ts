import type { Db } from "@/server/db";
import { type CsvCell, csvText } from "@/server/domain/csv";
import { readTopics } from "./data";
import type { StoredIndustries, StoredTerm } from "./schema";

const TERMS = 10;
const INDUSTRIES = 5;

/** The topics of a run as CSV: a row a topic, a column a year. @throws DomainError NOT_FOUND (noTopicRun) */
export async function exportTopics(db: Db, projectId: string, runId?: string) {
  const { run, topics } = await readTopics(db, projectId, runId);
  const rows = await db.topic.findMany({ where: { runId: run.id } });
  const years = topics[0]?.yearly.map(({ year }) => year) ?? [];
  const header = ["topic", "label", "size", "coherence", "terms", "industries", "strategic_industries"];
  const lines = topics.map((topic): CsvCell[] => {
    const row = rows.find(({ id }) => id === topic.id)!;
    const { prefixes } = row.industries as unknown as StoredIndustries;
    return [
      ...[topic.number, topic.label, topic.size, topic.coherence],
      (row.terms as StoredTerm[])
        .toSorted((a, b) => b.relevance - a.relevance)
        .slice(0, TERMS)
        .map(({ term }) => term)
        .join("; "),
      prefixes
        .slice(0, INDUSTRIES)
        .map(({ code, share }) => `${code} ${share.toFixed(3)}`)
        .join("; "),
      topic.links.map(({ name }) => name).join("; "),
      ...topic.yearly.map(({ weight }) => weight),
    ];
  });
  return {
    fileName: `topics_${run.set.name}_${run.topics}.csv`.replace(/[\\/:*?"<>|\s]+/g, "-"),
    csv: csvText([...header, ...years.map(String)], lines),
  };
}
