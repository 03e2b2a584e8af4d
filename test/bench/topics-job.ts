import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { parsedOptions } from "@/server/cli/arguments";
import { csvLine } from "@/server/cli/output";
import { termsVerb } from "@/server/cli/terms-verb";
import { topicsVerb } from "@/server/cli/topics-verb";
import { seededRandom } from "@/server/compute/topics/random";
import { syntheticPatents } from "@/server/compute/topics/synthetic-patents";

/*
 * What topics of many patents cost: CPU, time passed and the most memory of the process, its start and all files included.
 *
 *   npx tsx test/bench/topics-job.ts make 100000 FILE.csv
 *   npx tsx test/bench/topics-job.ts topics --patents FILE.csv --method nmf --k 50 --out DIR
 *   npx tsx test/bench/topics-job.ts terms --patents FILE.csv --out FILE.csv
 *
 * The patents are synthetic ones, each with 30 more words: 20 of one of 60 fields of 200 made-up words, 10 of 3,000 that all fields
 * have in common, both falling as 1 / rank; without them 15 themes have a few hundred words in all.
 */

const FIELDS = 60;
const WORDS = { field: 200, common: 3000 };
const OWN = { field: 20, common: 10 };
const SYLLABLES = [..."가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노"];
/** Three syllables a word, all words different. */
const word = (number: number) =>
  [0, 1, 2].map((place) => SYLLABLES[Math.floor(number / 30 ** place) % 30]!).join("");

async function make(count: number, path: string): Promise<void> {
  const stream = createWriteStream(path);
  const end = finished(stream);
  stream.write("출원번호,출원일,발명의 명칭,요약,IPC,출원인,지역\n");
  const random = seededRandom(1);
  // The inverse of a Zipf distribution, nearly: ranks fall as 1 / rank.
  const rank = (of: number) => Math.min(of - 1, Math.floor(of ** random()) - 1);
  for (let made = 0, seed = 1; made < count; seed++) {
    const batch = syntheticPatents({ seed, count: Math.min(1000, count - made), lastYear: 2022 });
    for (const patent of batch) {
      const field = Math.floor(random() * FIELDS);
      const words = [
        ...Array.from({ length: OWN.field }, () =>
          word(WORDS.common + field * WORDS.field + rank(WORDS.field)),
        ),
        ...Array.from({ length: OWN.common }, () => word(rank(WORDS.common))),
      ];
      const line = csvLine([
        `SYN-${String(++made).padStart(8, "0")}`,
        ...[patent.filingDate, patent.title, `${patent.abstract} ${words.join("을 지나 ")}에 둔다.`],
        ...[patent.ipc.join(";"), patent.applicants.join(";"), patent.regions.join(";")],
      ]);
      if (!stream.write(`${line}\n`)) await once(stream, "drain");
    }
  }
  stream.end();
  await end;
}

async function main([what, ...words]: string[]): Promise<void> {
  if (what === "make") return make(Number(words[0]), words[1]!);
  const verb = what === "terms" ? termsVerb : topicsVerb;
  await verb.run(parsedOptions(words, verb.options));
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  console.log(
    `${((userCPUTime + systemCPUTime) / 1e6).toFixed(1)} s CPU, ${process.uptime().toFixed(1)} s passed, ${(maxRSS / 1024).toFixed(0)} MB`,
  );
}

await main(process.argv.slice(2));
