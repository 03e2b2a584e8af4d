import { shareInterval } from "@/server/compute/topics/share-interval";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { regionByCode, regionLabel } from "@/server/features/reference/data";
import { readArrangement } from "./arrangement";
import { findRun } from "./data";
import type { StoredFigures } from "./figures";
import type { StoredTopicParams } from "./schema";
import type { EffectiveTopic } from "./topic-edits";

/** A filing is published 18 months after its date: the newest years of a set are not all there yet. */
const INCOMPLETE_YEARS = 2;
export const NETWORK_APPLICANTS = 30;
const APPLICANTS_LISTED = 200;
/** Expected joint patents; a tie of less is of a patent that hardly belongs to the topic. */
const LEAST_TIE = 0.1;

/**
 * What a topic adds up to, ready for a page: years with the topic's share of all patents and its interval
 * (share-interval.ts); provinces, patent classes and applicants with their shares of the topic's patents.
 * `figures` null: a run of an earlier version, which knows the years only.
 *
 * @throws DomainError NOT_FOUND (noTopicRun, noTopic)
 */
export async function readTopicDetail(
  db: Db,
  projectId: string,
  { runId, key }: { runId?: string | undefined; key: string },
) {
  const run = await findRun(db, projectId, runId);
  const { topics } = await readArrangement(db, run.id);
  const topic = topics.find((one) => one.key === key);
  if (!topic) throw new DomainError("NOT_FOUND", `no topic ${key} in run ${run.id}`, "noTopic");
  const { years } = run.params as unknown as StoredTopicParams;
  const last = years?.[1] ?? 0;
  const trend = yearlyShares(topic, topics, years);
  return {
    ...{ runId: run.id, key, trend },
    incomplete: trend.map(({ year }) => year).filter((year) => year > last - INCOMPLETE_YEARS),
    figures: topic.figures && { ...places(topic.figures, topic.size), ...applicantsOf(topic.figures) },
  };
}
export type TopicDetail = Awaited<ReturnType<typeof readTopicDetail>>;

/** Every year of the run: one without patents of the topic is a true zero, one without any patents has no share. */
function yearlyShares(
  topic: EffectiveTopic,
  topics: readonly EffectiveTopic[],
  years: StoredTopicParams["years"],
) {
  if (!years) return [];
  const sum = (of: readonly EffectiveTopic[]) => {
    const total = new Map<number, number>();
    for (const { yearly } of of)
      for (const { year, weight } of yearly) total.set(year, (total.get(year) ?? 0) + weight);
    return total;
  };
  const [own, all] = [sum([topic]), sum(topics)];
  return Array.from({ length: years[1] - years[0] + 1 }, (_, i) => {
    const year = years[0] + i;
    const [patents, total] = [own.get(year) ?? 0, all.get(year) ?? 0];
    return { year, patents, total, interval: shareInterval(patents, total) };
  });
}

/** Shares are of the patents that have a region, or a class. Whole counts may add up to more than 1. */
function places({ cube, ipc, regionCount }: StoredFigures, size: number) {
  const byRegion = new Map<string, number>();
  for (const { region, weight } of cube) byRegion.set(region, (byRegion.get(region) ?? 0) + weight);
  const withoutRegion = byRegion.get("") ?? 0;
  const withoutClass = ipc.find(({ symbol }) => symbol === "")?.weight ?? 0;
  const part = (weight: number, without: number) => (size - without > 1e-9 ? weight / (size - without) : 0);
  return {
    regionCount,
    ...{ withoutRegion, withoutClass },
    regions: [...byRegion]
      .filter(([region]) => region !== "")
      .map(([region, weight]) => ({
        ...{ region, weight, share: part(weight, withoutRegion) },
        nameKo: regionLabel(region),
        nameEn: regionByCode(region)?.nameEn ?? region,
      }))
      .sort((a, b) => b.weight - a.weight || (a.region < b.region ? -1 : 1)),
    ipc: ipc
      .filter(({ symbol }) => symbol !== "")
      .map(({ symbol, weight }) => ({ symbol, weight, share: part(weight, withoutClass) })),
  };
}

/** The largest applicants, with how many others of them they file together with; the ties among the first of them. */
function applicantsOf({ applicants, pairs: all, rest }: StoredFigures) {
  const pairs = all.filter(({ weight }) => weight >= LEAST_TIE);
  const partners = new Map<string, Set<string>>();
  const note = (one: string, other: string) =>
    partners.set(one, (partners.get(one) ?? new Set<string>()).add(other));
  for (const { a, b } of pairs) {
    note(a, b);
    note(b, a);
  }
  const drawn = new Set(applicants.slice(0, NETWORK_APPLICANTS).map(({ name }) => name));
  return {
    applicants: applicants
      .slice(0, APPLICANTS_LISTED)
      .map((one) => ({ ...one, partners: partners.get(one.name)?.size ?? 0 })),
    applicantCount: applicants.length + rest.applicants,
    pairs: pairs.filter(({ a, b }) => drawn.has(a) && drawn.has(b)),
  };
}
