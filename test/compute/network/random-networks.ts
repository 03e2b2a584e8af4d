import fc from "fast-check";
import { graphOf } from "@/server/compute/network/graph";
import type { Flows } from "@/server/domain/flows";
import type { Link } from "./dense-reference";

export const codes = (n: number) => Array.from({ length: n }, (_, i) => String(10000 + i));

export const graphFrom = (n: number, links: readonly Link[]) =>
  graphOf(
    codes(n),
    Int32Array.from(links, ([i]) => i),
    Int32Array.from(links, ([, j]) => j),
  );

export type FlowRow = readonly [seller: number, buyer: number, amount: bigint, count: number];

export const flowsFrom = (n: number, rows: readonly FlowRow[]): Flows => ({
  industries: codes(n),
  seller: Int32Array.from(rows, (row) => row[0]),
  buyer: Int32Array.from(rows, (row) => row[1]),
  amount: BigInt64Array.from(rows, (row) => row[2]),
  count: Float64Array.from(rows, (row) => row[3]),
});

const distinctPairs = (n: number, self: boolean) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), {
      selector: ([i, j]) => i * n + j,
      maxLength: n * n,
      size: "max",
    })
    .map((pairs) => (self ? pairs : pairs.filter(([i, j]) => i !== j)));

/** Up to 14 nodes, any density from empty to complete. */
export const networks = fc
  .integer({ min: 1, max: 14 })
  .chain((n) => distinctPairs(n, false).map((links) => ({ n, links: links as Link[] })));

/** Flows whose amounts span ten orders of magnitude, small whole numbers among them so that ties with 1 happen. */
export const flows = fc.integer({ min: 1, max: 9 }).chain((n) =>
  distinctPairs(n, true)
    .chain((pairs) =>
      fc.tuple(
        ...pairs.map(([i, j]) =>
          fc.tuple(
            fc.constant(i),
            fc.constant(j),
            fc.oneof(fc.bigInt({ min: 1n, max: 4n }), fc.bigInt({ min: 0n, max: 10n ** 13n })),
            fc.integer({ min: 1, max: 500 }),
          ),
        ),
      ),
    )
    .map((rows) => ({ n, rows: rows as FlowRow[] })),
);

/** A rearrangement of 0 .. n - 1. */
export const rearrangement = (n: number) =>
  fc.shuffledSubarray(
    Array.from({ length: n }, (_, i) => i),
    { minLength: n, maxLength: n },
  );
