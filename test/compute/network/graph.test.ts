import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { graphOf } from "@/server/compute/network/graph";
import { triangles, trianglesByBits, trianglesByMarks } from "@/server/compute/network/triangles";
import type { Link } from "./dense-reference";
import { codes, graphFrom, networks } from "./random-networks";

const row = ({ offsets }: { offsets: Int32Array }, values: ArrayLike<number>, i: number) =>
  Array.from(values).slice(offsets[i]!, offsets[i + 1]!);

describe("graphOf", () => {
  test("knows for every industry its customers, suppliers and partners, each once and in order", () => {
    fc.assert(
      fc.property(networks, ({ n, links }) => {
        const graph = graphFrom(n, links);
        for (let i = 0; i < n; i++) {
          const customers = links.filter(([s]) => s === i).map(([, b]) => b);
          const suppliers = links.filter(([, b]) => b === i).map(([s]) => s);
          const partners = [...new Set([...customers, ...suppliers])].sort((x, y) => x - y);
          expect(row(graph.sellsTo, graph.sellsTo.columns, i)).toEqual(customers.sort((x, y) => x - y));
          expect(row(graph.buysFrom, graph.buysFrom.columns, i)).toEqual(suppliers.sort((x, y) => x - y));
          expect(row(graph.partners, graph.partners.neighbours, i)).toEqual(partners);
          expect(graph.degree[i]).toBe(partners.length);
          expect(row(graph.partners, graph.partners.directions, i)).toEqual(
            partners.map((j) => Number(customers.includes(j)) + Number(suppliers.includes(j))),
          );
        }
      }),
    );
  });

  test("points from every entry back to the link it came from", () => {
    fc.assert(
      fc.property(networks, ({ n, links }) => {
        const { sellsTo, buysFrom } = graphFrom(n, links);
        for (let i = 0; i < n; i++) {
          for (let e = sellsTo.offsets[i]!; e < sellsTo.offsets[i + 1]!; e++)
            expect(links[sellsTo.position[e]!]).toEqual([i, sellsTo.columns[e]]);
          for (let e = buysFrom.offsets[i]!; e < buysFrom.offsets[i + 1]!; e++)
            expect(links[buysFrom.position[e]!]).toEqual([buysFrom.columns[e], i]);
        }
      }),
    );
  });

  test.each([
    [
      "a link to itself",
      [
        [0, 1],
        [1, 1],
      ],
      /link 1 leads from 10001 to itself/,
    ],
    [
      "a link given twice",
      [
        [0, 1],
        [1, 0],
        [0, 1],
      ],
      /link 2 is given twice/,
    ],
    ["an unknown industry", [[0, 3]], /column 3 at position 0; expected 0 to 2/],
    ["a negative index", [[-1, 0]], /row -1 at position 0/],
  ] as [string, Link[], RegExp][])("refuses %s", (_, links, message) => {
    expect(() => graphFrom(3, links)).toThrow(message);
  });

  test("refuses sellers and buyers of different number", () => {
    expect(() => graphOf(codes(2), Int32Array.of(0), Int32Array.of())).toThrow(/1 row indices but 0/);
  });
});

describe("triangles", () => {
  test("both ways of counting agree with looking at every three nodes", () => {
    fc.assert(
      fc.property(networks, ({ n, links }) => {
        const { partners } = graphFrom(n, links);
        const tied = (i: number, j: number) =>
          links.some(([s, b]) => (s === i && b === j) || (s === j && b === i));
        const slow = new Float64Array(n);
        for (let i = 0; i < n; i++)
          for (let j = i + 1; j < n; j++)
            for (let l = j + 1; l < n; l++)
              if (tied(i, j) && tied(j, l) && tied(i, l)) for (const corner of [i, j, l]) slow[corner]!++;
        expect(trianglesByBits(partners)).toEqual(slow);
        expect(trianglesByMarks(partners)).toEqual(slow);
      }),
    );
  });

  test("agree beyond one word of bits: a complete graph of 70 has C(69, 2) triangles at each node", () => {
    const links = Array.from({ length: 70 * 70 }, (_, e): Link => [Math.floor(e / 70), e % 70]);
    const { partners } = graphFrom(
      70,
      links.filter(([i, j]) => i !== j),
    );
    expect(new Set(trianglesByBits(partners))).toEqual(new Set([(69 * 68) / 2]));
    expect(new Set(trianglesByMarks(partners))).toEqual(new Set([(69 * 68) / 2]));
  });

  test("a network too large for the bit matrix is counted all the same", () => {
    const far = 5000;
    const links: Link[] = [
      [0, far],
      [far, 77],
      [77, 0],
      [77, 78],
    ];
    const count = triangles(graphFrom(far + 1, links).partners);
    expect([count[0], count[77], count[78], count[far]]).toEqual([1, 1, 0, 1]);
  });
});
