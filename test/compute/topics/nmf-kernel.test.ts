import fc from "fast-check";
import { expect, test } from "vitest";
import { factorisation } from "@/server/compute/topics/nmf";
import { chosenRows, columnDocuments, tfIdf } from "@/server/compute/topics/tf-idf";
import { plantedTokens, sparseCounts } from "./planted-topics";

const { counts } = plantedTokens({ documents: 300, tokens: 50, topics: 5, columns: 90, seed: 2 });
const x = tfIdf({ counts, documents: columnDocuments(counts) });

test("the kernel and its twin give the same bits, for odd and even numbers of topics", () => {
  fc.assert(
    fc.property(fc.constantFrom(1, 2, 5, 16, 17, 35), fc.nat(), (topics, seed) => {
      const options = { topics, seed, maxSweeps: 4 };
      expect(factorisation(x, { ...options, plain: true })).toEqual(factorisation(x, options));
    }),
    { numRuns: 15 },
  );
});

test("of many documents, too: blocks of rows and a start from a part of them", () => {
  const many = chosenRows(
    x,
    Int32Array.from({ length: 9000 }, (_, at) => (at * 7) % 300),
  );
  const options = { topics: 5, seed: 3, maxSweeps: 3 };
  const found = factorisation(many, options);
  expect(factorisation(many, { ...options, plain: true })).toEqual(found);
  // the same document has the same weights wherever it stands
  expect([...found.documents.subarray(300 * 5, 310 * 5)]).toEqual([...found.documents.subarray(0, 50)]);
});

test("a document without terms has no weights; a topic for documents that are all the same explains all", () => {
  const empty = factorisation(
    sparseCounts(
      [
        [1, 2],
        [0, 0],
        [2, 1],
      ],
      2,
    ),
    { topics: 2, seed: 1 },
  );
  expect([...empty.documents.subarray(2, 4)]).toEqual([0, 0]);
  const same = factorisation(
    sparseCounts(
      [
        [1, 2],
        [1, 2],
        [1, 2],
      ],
      2,
    ),
    { topics: 1, seed: 1 },
  );
  expect(same.error).toBeLessThan(1e-6);
});
