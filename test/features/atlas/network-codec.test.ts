import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, hashOf } from "@/server/features/atlas/canonical-json";
import { decodeNetwork, encodeNetwork, type StoredNetwork } from "@/server/features/atlas/network-codec";

const network = fc
  .tuple(fc.array(fc.stringMatching(/^[0-9가-힣]{1,5}$/), { maxLength: 7 }), fc.integer({ min: 0, max: 12 }))
  .chain(([industries, links]) => {
    const amounts = (size: number) =>
      fc
        .array(fc.bigInt({ min: 0n, max: 2n ** 62n }), { minLength: size, maxLength: size })
        .map((values) => BigInt64Array.from(values));
    const numbers = fc
      .array(fc.double({ noNaN: true, min: 0 }), { minLength: links, maxLength: links })
      .map((values) => Float64Array.from(values));
    const ends = fc
      .array(fc.nat(999_999), { minLength: links, maxLength: links })
      .map((values) => Int32Array.from(values));
    return fc.record({
      industries: fc.constant(industries),
      sold: amounts(industries.length),
      bought: amounts(industries.length),
      amount: amounts(links),
      count: numbers,
      expected: numbers,
      rr: numbers,
      seller: ends,
      buyer: ends,
    });
  });

test("a network comes back as it went in, to the last bit, whatever its size", async () => {
  await fc.assert(
    fc.asyncProperty(network, async (given) => {
      expect(await decodeNetwork(await encodeNetwork(given))).toEqual(given);
    }),
    { numRuns: 50 },
  );
});

test("the same network gives the same bytes, so that a repeated run can be compared", async () => {
  const given: StoredNetwork = fc.sample(network, 1)[0]!;
  expect(await encodeNetwork(given)).toEqual(await encodeNetwork(structuredClone(given)));
});

test("damaged bytes are refused, never read as a smaller network", async () => {
  const bytes = await encodeNetwork({
    industries: ["10110"],
    sold: BigInt64Array.of(5n),
    bought: BigInt64Array.of(5n),
    amount: BigInt64Array.of(5n),
    count: Float64Array.of(1),
    expected: Float64Array.of(1),
    rr: Float64Array.of(1),
    seller: Int32Array.of(0),
    buyer: Int32Array.of(0),
  });
  await expect(decodeNetwork(bytes.subarray(0, bytes.length - 12))).rejects.toThrow();
});

test("the hash of parameters depends on their values, not on the order in which they were written", () => {
  expect(canonicalJson({ b: [1, { y: null, x: "가" }], a: undefined })).toBe('{"b":[1,{"x":"가","y":null}]}');
  expect(hashOf({ years: [2018, 2019], scope: "either" })).toBe(
    hashOf({ scope: "either", years: [2018, 2019] }),
  );
  expect(hashOf({ years: [2019, 2018] })).not.toBe(hashOf({ years: [2018, 2019] }));
});
