import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LdaRound, lda, ldaInParts, ldaSteps, type RemoteShard } from "@/server/compute/topics/lda";
import { ldaParts, tokenOffsets, tokensOf } from "@/server/compute/topics/lda-parts";
import { ldaShard, type ShardPlan, type SharedCounts, strideOf } from "@/server/compute/topics/lda-shard";
import { seededRandom } from "@/server/compute/topics/random";
import { likeness } from "@/server/compute/topics/topic-count";
import { plantedTokens, sparseCounts } from "./planted-topics";

const planted = plantedTokens({ documents: 400, tokens: 60, topics: 6, columns: 200, seed: 1 });

describe("topics by Gibbs sampling", () => {
  test.each([1, 2, 3])("recovers planted topics (seed %i)", (seed) => {
    const { terms } = lda(planted.counts, { topics: 6, seed });
    expect(likeness(planted.terms, terms, 6, 200)).toBeGreaterThan(0.97);
  });

  test("weights of a document and of a topic add up to 1, those of an empty document to 0", () => {
    const counts = sparseCounts(
      [
        [3, 0, 1],
        [0, 0, 0],
        [0, 2, 0],
        [1, 1, 1],
      ],
      3,
    );
    const { documents, terms } = lda(counts, { topics: 2, seed: 4, sweeps: 6 });
    const sums = (values: Float64Array, length: number) =>
      Array.from({ length: values.length / length }, (_, row) =>
        values.subarray(row * length, (row + 1) * length).reduce((sum, value) => sum + value, 0),
      );
    sums(documents, 2).forEach((sum, row) => void expect(sum).toBeCloseTo(row === 1 ? 0 : 1, 6));
    for (const sum of sums(terms, 3)) expect(sum).toBeCloseTo(1, 6);
    expect(Math.min(...documents, ...terms)).toBeGreaterThanOrEqual(0);
  });

  test("one topic has every document whole, and the terms as often as they occur", () => {
    const counts = sparseCounts(
      [
        [3, 0, 1],
        [0, 4, 0],
      ],
      3,
    );
    const { documents, terms } = lda(counts, { topics: 1, seed: 1, sweeps: 3, termPrior: 0.5 });
    expect([...documents]).toEqual([1, 1]);
    [3.5, 4.5, 1.5].forEach((count, t) => void expect(terms[t]).toBeCloseTo(count / 9.5, 12));
  });

  test("documents that are all the same: topics and weights together give their terms back", () => {
    const same = sparseCounts(
      Array.from({ length: 30 }, () => [8, 4, 2, 2]),
      4,
    );
    const { documents, terms } = lda(same, { topics: 3, seed: 1, sweeps: 30 });
    [0.5, 0.25, 0.125, 0.125].forEach((share, t) => {
      let found = 0;
      for (let d = 0; d < 30; d++)
        for (let k = 0; k < 3; k++) found += (documents[d * 3 + k]! * terms[k * 4 + t]!) / 30;
      expect(found).toBeCloseTo(share, 1);
    });
  });

  test("the same seed gives the same bits, another others", () => {
    const [first, again, other] = [1, 1, 2].map((seed) =>
      lda(planted.counts, { topics: 6, seed, sweeps: 4 }),
    );
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test("the kernel and its twin give the same bits, for numbers of topics around those of a vector", () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3, 7, 8, 9, 16, 23), fc.nat(), (topics, seed) => {
        const options = { topics, seed, sweeps: 4, averaged: 2 };
        expect(lda(planted.counts, { ...options, plain: true })).toEqual(lda(planted.counts, options));
      }),
      { numRuns: 12 },
    );
  });

  test("options that mean nothing are refused", () => {
    const refused = (options: object) => () => lda(planted.counts, { topics: 3, seed: 1, ...options });
    expect(refused({ topics: 401 })).toThrow("401 topics of 400");
    expect(refused({ topics: 0 })).toThrow("BAD_OPTION");
    expect(refused({ sweeps: 3, averaged: 4 })).toThrow("4 of 3 sweeps");
    expect(refused({ termPrior: 0 })).toThrow("priors");
  });

  test("steps tell a growing share and lead to the same answer", () => {
    const steps = ldaSteps(planted.counts, { topics: 4, seed: 1, sweeps: 5 });
    const shares: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) shares.push(step.value);
    expect(step.value).toEqual(lda(planted.counts, { topics: 4, seed: 1, sweeps: 5 }));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(5);
  });
});

describe("parts of a corpus", () => {
  test("are cut by the number of tokens alone, and together are the whole", () => {
    for (const [tokens, parts] of [
      [1000, 1],
      [3_999_999, 1],
      [4_000_000, 2],
      [100_000_000, 8],
    ] as const) {
      const offsets = Float64Array.from({ length: 101 }, (_, at) => (at * tokens) / 100);
      const found = ldaParts(offsets);
      expect(found).toHaveLength(parts);
      expect(found.map(([from]) => from)).toEqual([0, ...found.map(([, to]) => to)].slice(0, -1));
      expect(found.at(-1)![1]).toBe(100);
    }
  });

  test("a term is as many tokens as it is counted, rounded, once at least", () => {
    const counts = {
      ...sparseCounts(
        [
          [0.2, 2.6],
          [0, 0],
          [1, 0],
        ],
        2,
      ),
    };
    const offsets = tokenOffsets(counts);
    expect([...offsets]).toEqual([0, 4, 4, 5]);
    expect(tokensOf(counts, offsets, [0, 2])).toEqual({
      offsets: Int32Array.of(0, 4, 4),
      words: Int32Array.of(0, 1, 1, 1),
    });
  });

  test("worked in any order, or side by side, give the same bits", async () => {
    // one long document more than a million times over would be slow: long counts make the tokens
    const large = plantedTokens({ documents: 300, tokens: 40, topics: 4, columns: 80, seed: 3 }).counts;
    const heavy = { ...large, values: large.values.map((count) => count * 400) };
    const options = { topics: 4, seed: 7, sweeps: 3 };
    expect(ldaParts(tokenOffsets(heavy)).length).toBeGreaterThan(1);
    const expected = lda(heavy, options);
    for (const backwards of [false, true]) {
      const queue: { run: () => void }[] = [];
      const open = async (plan: ShardPlan): Promise<RemoteShard> => {
        const shard = ldaShard(plan);
        const later = <Result>(work: () => Result) =>
          new Promise<Result>((done) => {
            queue.push({ run: () => done(work()) });
            setImmediate(() => (backwards ? queue.pop() : queue.shift())?.run());
          });
        return {
          sweep: ({ sweep, average, shared }: LdaRound) =>
            later(() => {
              const own: SharedCounts = { terms: shared.terms.slice(), totals: shared.totals.slice() };
              shard.sweep(sweep, own, average);
              return own;
            }),
          averages: () => later(() => shard.averages),
        };
      };
      expect(await ldaInParts(heavy, options, open)).toEqual(expected);
    }
  }, 120_000);
});

/** The sampler as its formula reads: counts without the token, all probabilities, one draw. */
test("topics of tokens are drawn as often as the formula says", () => {
  const tokens = { offsets: Int32Array.of(0, 3, 5), words: Int32Array.of(0, 1, 1, 0, 2) };
  const [topics, columns, alpha, beta] = [3, 3, 0.5, 0.25];
  const visits = (draw: (sweep: number, z: number[]) => void, rounds: number) => {
    const z = [0, 1, 2, 0, 1];
    const found = new Map<string, number>();
    for (let sweep = 0; sweep < rounds; sweep++) {
      draw(sweep, z);
      // names of topics are arbitrary: which tokens share one is what counts
      const names = new Map([...new Set(z)].map((k, at) => [k, at]));
      const key = z.map((k) => names.get(k)).join("");
      found.set(key, (found.get(key) ?? 0) + 1 / rounds);
    }
    return found;
  };
  const random = seededRandom(11);
  const slow = visits((_, z) => {
    tokens.words.forEach((word, t) => {
      const own = t < 3 ? [0, 1, 2] : [3, 4];
      const others = (at: number) => at !== t;
      const p = Array.from({ length: topics }, (__, k) => {
        const inDocument = own.filter((at) => others(at) && z[at] === k).length;
        const ofTerm = z.filter((of, at) => others(at) && of === k && tokens.words[at] === word).length;
        const inTopic = z.filter((of, at) => others(at) && of === k).length;
        return ((inDocument + alpha) * (ofTerm + beta)) / (inTopic + columns * beta);
      });
      let left = random() * p.reduce((sum, value) => sum + value, 0);
      z[t] = p.findIndex((value) => {
        left -= value;
        return left < 0;
      });
    });
  }, 60_000);
  const plan = { tokens, columns, topics, seed: 5, shard: 0, documentPrior: alpha, termPrior: beta };
  const shard = ldaShard(plan);
  const shared = {
    terms: new Float32Array(columns * strideOf(topics)),
    totals: new Int32Array(strideOf(topics)),
  };
  const fast = visits((sweep, z) => {
    shard.sweep(sweep, shared, false);
    shard.assignments.forEach((k, t) => {
      z[t] = k;
    });
  }, 60_000);
  expect(Math.max(...[...slow].map(([, share]) => share))).toBeGreaterThan(0.03);
  for (const [key, share] of slow) expect(Math.abs((fast.get(key) ?? 0) - share)).toBeLessThan(0.01);
});
