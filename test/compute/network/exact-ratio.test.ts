import fc from "fast-check";
import { expect, test } from "vitest";
import { bestRanks } from "@/server/compute/network/best-ranks";
import { exactRatio } from "@/server/compute/network/exact-ratio";

test("the nearest double: no other double is closer to the fraction", () => {
  const amounts = fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n });
  fc.assert(
    fc.property(amounts, fc.bigInt({ min: 1n, max: 2n ** 190n }), (n, d) => {
      const found = exactRatio(n, d)!;
      expect(exactRatio(-n, -d)).toBe(found);
      const bits = new Float64Array([found]);
      const step = new BigInt64Array(bits.buffer);
      // |n/d - x| as an exact fraction over d * 2^400
      const distance = (x: number) => {
        const scaled = BigInt(x * 2 ** 300) * 2n ** 100n;
        const difference = n * 2n ** 400n - scaled * d;
        return difference < 0n ? -difference : difference;
      };
      const here = distance(found);
      for (const by of found === 0 ? [] : [1n, -1n]) {
        step[0]! += by;
        expect(here <= distance(bits[0]!)).toBe(true);
        step[0]! -= by;
      }
    }),
  );
});

test("amounts beyond 2^53 that differ by one are told apart where a double can", () => {
  const big = 2n ** 80n;
  expect(exactRatio(big, big)).toBe(1);
  expect(exactRatio(3n * big, 4n * big)).toBe(0.75);
  expect(exactRatio(1n, 0n)).toBeNull();
  expect(exactRatio(0n, 7n)).toBe(0);
});

test("ranks share the best and leave the missing out", () => {
  expect(bestRanks([3, 9, null, 3, 1])).toEqual([2, 1, null, 2, 4]);
  expect(bestRanks([2n ** 60n, 2n ** 60n + 1n])).toEqual([2, 1]);
});
