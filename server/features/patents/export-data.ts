import type { Db } from "@/server/db";
import { type CsvCell, csvText } from "@/server/domain/csv";
import { readArrangement } from "./arrangement";
import { readTopics } from "./topics-data";

const TERMS = 10;
const INDUSTRIES = 5;

/**
 * The topics of a run, as they are arranged, as CSV: a row a topic, a column a year. Hidden ones are there and marked.
 * @throws DomainError NOT_FOUND (noTopicRun)
 */
export async function exportTopics(db: Db, projectId: string, runId?: string) {
  const { run, topics } = await readTopics(db, projectId, runId);
  const arranged = new Map((await readArrangement(db, run.id)).topics.map((topic) => [topic.key, topic]));
  const years = topics[0]?.yearly.map(({ year }) => year) ?? [];
  const header = [
    ...["topic", "label", "size", "patents", "coherence", "stability", "hidden"],
    ...["terms", "industries", "strategic_industries"],
  ];
  const lines = topics.map((topic): CsvCell[] => {
    const { terms, industries } = arranged.get(topic.key)!;
    return [
      ...[topic.key, topic.label, topic.size, topic.patentCount],
      ...[topic.coherence, topic.stability, topic.hidden ? "hidden" : ""],
      terms
        .toSorted((a, b) => b.relevance - a.relevance)
        .slice(0, TERMS)
        .map(({ term }) => term)
        .join("; "),
      industries.prefixes
        .slice(0, INDUSTRIES)
        .map(({ code, share }) => `${code} ${share.toFixed(3)}`)
        .join("; "),
      topic.links.map(({ name }) => name).join("; "),
      ...topic.yearly.map(({ weight }) => weight),
    ];
  });
  return {
    fileName: `topics_${run.set.name}_${topics.length}.csv`.replace(/[\\/:*?"<>|\s]+/g, "-"),
    csv: csvText([...header, ...years.map(String)], lines),
  };
}
