import { corpusTermsSteps, TERM_OPTIONS } from "@/server/compute/topics/corpus-terms";
import { seededRandom } from "@/server/compute/topics/random";
import { TermCorpusBuilder } from "@/server/compute/topics/term-corpus";
import type { TermDocuments } from "@/server/compute/topics/term-documents";
import { type TermReading, termReadingSteps } from "@/server/compute/topics/term-reading";
import type { Db } from "@/server/db";
import { driven, type OnStep } from "@/server/features/jobs/driven";
import { loadNounAnalyser } from "./analyser";
import { patentIds, readPatents } from "./read-patents";
import { compilable } from "./term-list-problems";
import type { WrittenLists } from "./term-lists-schema";

/** Lists are tried on so many patents at most, so that an answer takes a second and the memory is bounded. */
export const PATENTS_TRIED = 5000;
const SEED = 1;
const READINGS_KEPT = 2;
const TABLES_KEPT = 4;

export type KeptReading = {
  reading: TermReading;
  /** Patents that were read, and those that there are. */
  patents: number;
  of: number;
  /** Terms under lists that were tried, the latest used last. */
  tables: Map<string, TermDocuments>;
};

/** By set, the latest used last. A set is never changed. */
const readings = new Map<string, Promise<KeptReading>>();

/** The reading of a set, or of a sample of PATENTS_TRIED of its patents that is always the same; kept in memory for the next time. */
export function readingOf(db: Db, setId: string): Promise<KeptReading> {
  const known = readings.get(setId);
  const reading = known ?? readSet(db, setId);
  readings.delete(setId);
  readings.set(setId, reading);
  // What could not be read is tried anew the next time.
  if (!known) reading.catch(() => readings.delete(setId));
  for (const oldest of readings.keys()) {
    if (readings.size <= READINGS_KEPT) break;
    readings.delete(oldest);
  }
  return reading;
}

async function readSet(db: Db, setId: string): Promise<KeptReading> {
  const all = await patentIds(db, setId);
  const ids = sampleOf(all, PATENTS_TRIED, SEED);
  const words = new TermCorpusBuilder();
  for await (const batch of readPatents(db, setId, ids)) for (const patent of batch) words.add(patent);
  const analyse = await loadNounAnalyser();
  const reading = await driven(termReadingSteps(words.done(), analyse), async () => {});
  return { reading, patents: ids.length, of: all.length, tables: new Map() };
}

/** `size` of the ids, every choice alike, in their order; all of them when there are no more. */
export function sampleOf(ids: readonly string[], size: number, seed: number): string[] {
  if (ids.length <= size) return [...ids];
  const random = seededRandom(seed);
  const places = ids.map((_, place) => place);
  for (let at = 0; at < size; at++) {
    const other = at + Math.floor(random() * (places.length - at));
    [places[at], places[other]] = [places[other]!, places[at]!];
  }
  return places
    .slice(0, size)
    .sort((a, b) => a - b)
    .map((place) => ids[place]!);
}

/** The terms under some lists, which must have no problems (term-list-problems.ts). `onStep` may throw to end the work. */
export async function termsUnder(
  { reading, tables }: KeptReading,
  lists: WrittenLists,
  onStep: OnStep = async () => {},
): Promise<TermDocuments> {
  const name = JSON.stringify([lists.stopWords, lists.synonyms, lists.protectedTerms]);
  const options = { ...TERM_OPTIONS, lists: compilable(lists) };
  const table = tables.get(name) ?? (await driven(corpusTermsSteps(reading, options), onStep));
  tables.delete(name);
  tables.set(name, table);
  for (const oldest of tables.keys()) {
    if (tables.size <= TABLES_KEPT) break;
    tables.delete(oldest);
  }
  return table;
}
