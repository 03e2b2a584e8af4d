import { corpusTermsSteps, TERM_OPTIONS } from "@/server/compute/topics/corpus-terms";
import { completed } from "@/server/compute/topics/steps";
import { syntheticPatents } from "@/server/compute/topics/synthetic-patents";
import { termChanges } from "@/server/compute/topics/term-changes";
import { TermCorpusBuilder } from "@/server/compute/topics/term-corpus";
import { NO_LISTS } from "@/server/compute/topics/term-lists";
import { termReadingSteps } from "@/server/compute/topics/term-reading";
import { loadNounAnalyser } from "@/server/features/patents/analyser";

/**
 * `npx tsx test/bench/terms-speed.ts [documents]`: CPU seconds of each part of the terms of synthetic patents, made 1,000 at a time so
 * that their texts are not in memory together; every document ends with three words of its own, as real ones do.
 */
async function main(count: number) {
  const analyse = await loadNounAnalyser();
  const clock = (what: string, since: NodeJS.CpuUsage) => {
    const { user, system } = process.cpuUsage(since);
    console.log(`${what.padEnd(34)} ${((user + system) / 1e6).toFixed(2)} s CPU`);
  };
  let [at, made] = [process.cpuUsage(), 0];
  const builder = new TermCorpusBuilder();
  for (let seed = 1; made < count; seed++) {
    const batch = syntheticPatents({ seed, count: Math.min(1000, count - made) });
    const started = process.cpuUsage();
    for (const patent of batch) {
      const own = [0, 1, 2].map((i) => ownWord(3 * made + i)).join("을 지나 ");
      builder.add({ title: patent.title, abstract: `${patent.abstract} ${own}에 둔다.` });
      made++;
    }
    const { user, system } = process.cpuUsage(started);
    reading += (user + system) / 1e6;
  }
  const corpus = builder.done();
  const words = corpus.formCounts.reduce((sum, each) => sum + each, 0);
  console.log(`${count} documents, ${words} words, ${corpus.forms.length} different`);
  console.log(`${"texts to word forms".padEnd(34)} ${reading.toFixed(2)} s CPU`);
  at = process.cpuUsage();
  const read = completed(termReadingSteps(corpus, analyse));
  clock("each different form read once", at);
  at = process.cpuUsage();
  const terms = completed(corpusTermsSteps(read, TERM_OPTIONS));
  clock("terms of the documents", at);
  console.log(`${terms.labels.length} terms, ${terms.ids.length} of documents`);
  at = process.cpuUsage();
  termChanges(read, terms, { ...NO_LISTS, stopWords: [terms.labels[0]!] });
  clock("what one more stop word changes", at);
  at = process.cpuUsage();
  const sample = Math.min(words, 200_000);
  const hangul = corpus.forms.map((form, i) => (corpus.latin[i] ? "" : form));
  for (let i = 0, done = 0; done < sample && i < corpus.words.length; i++) {
    const word = corpus.words.at(i);
    if (word === 0) continue;
    done++;
    if (hangul[(word - 1) >>> 1]) analyse(hangul[(word - 1) >>> 1]!);
  }
  const { user, system } = process.cpuUsage(at);
  console.log(
    `every word analysed anew, estimated from ${sample}: ${(((user + system) / 1e6) * (words / sample)).toFixed(1)} s CPU`,
  );
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}

let reading = 0;
const SYLLABLES = [..."가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노"];
const ownWord = (number: number) =>
  [0, 1, 2, 3].map((place) => SYLLABLES[Math.floor(number / 30 ** place) % 30]).join("");

void main(Number(process.argv[2] ?? 100_000));
