import { expect, test } from "vitest";
import { lda } from "@/server/compute/topics/lda";
import { ldaParts, tokenOffsets } from "@/server/compute/topics/lda-parts";
import { ldaInWorkers } from "@/server/features/patents/lda-workers";
import { plantedTokens } from "@/test/compute/topics/planted-topics";

const { counts } = plantedTokens({ documents: 300, tokens: 40, topics: 4, columns: 80, seed: 3 });
/** The same terms, so often that they make three parts. */
const large = { ...counts, values: counts.values.map((count) => count * 510) };
const options = { topics: 4, seed: 7, sweeps: 2 };

test("one, two or three workers give the same bits", async () => {
  expect(ldaParts(tokenOffsets(large))).toHaveLength(3);
  const expected = lda(large, options);
  for (const workers of [1, 2, 3])
    expect(await ldaInWorkers(large, options, undefined, workers)).toEqual(expected);
}, 120_000);

test("whoever is told of a step may end the work", async () => {
  const stop = async () => {
    throw new Error("stopped");
  };
  await expect(ldaInWorkers(large, options, stop, 2)).rejects.toThrow("stopped");
}, 60_000);
