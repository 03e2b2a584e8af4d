import fc from "fast-check";
import { expect, test } from "vitest";
import { rowProducts } from "@/server/compute/network/row-products";
import { weightedRows } from "@/server/compute/network/weighted-rows";
import { graphFrom, networks } from "./random-networks";

test("W x over the largest weight, the same to the last bit with WebAssembly and without", () => {
  const weighted = networks.chain(({ n, links }) =>
    fc.record({
      n: fc.constant(n),
      links: fc.constant(links),
      byLink: fc.array(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), {
        minLength: links.length,
        maxLength: links.length,
      }),
      x: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n }),
    }),
  );
  fc.assert(
    fc.property(weighted, ({ n, links, byLink, x }) => {
      const rows = weightedRows(graphFrom(n, links), "both", Float64Array.from(byLink), "sum");
      const [compiled, plain] = [new Float64Array(n), new Float64Array(n)];
      rowProducts(rows)(Float64Array.from(x), compiled);
      rowProducts(rows, { plain: true })(Float64Array.from(x), plain);
      expect(compiled).toEqual(plain);
      const largest = Math.max(...rows.weights);
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let e = rows.offsets[i]!; e < rows.offsets[i + 1]!; e++)
          sum += rows.weights[e]! * x[rows.columns[e]!]!;
        expect(compiled[i]).toBeCloseTo(rows.weights.length > 0 ? sum / largest : 0, 9);
      }
    }),
  );
});
