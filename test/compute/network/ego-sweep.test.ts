import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bitKernelModule } from "@/server/compute/network/bit-kernel-wasm";
import { withBitWorkspace } from "@/server/compute/network/bit-workspace";
import { EGO_DIRECTIONS, egoNetwork } from "@/server/compute/network/ego";
import { egoSweep } from "@/server/compute/network/ego-sweep";
import { egoIndicators, indicators } from "@/server/compute/network/indicators";
import { B_MEASURES } from "@/server/compute/network/open-innovation";
import { trianglesByBits, trianglesByMarks } from "@/server/compute/network/triangles";
import { seededRandom } from "@/server/compute/topics/random";
import { denseEgo, denseIndicators, type Link } from "./dense-reference";
import { codes, graphFrom, networks } from "./random-networks";

/** Large enough for several blocks of 128, so that lines end inside, at and beyond the border of a block. */
function drawnNetwork(n: number, density: number, seed: number) {
  const random = seededRandom(seed);
  const links: Link[] = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) if (i !== j && random() < density * (i % 7 === 0 ? 3 : 1)) links.push([i, j]);
  return { links, graph: graphFrom(n, links) };
}

test("this machine runs the kernels in WebAssembly, and the module is valid", () => {
  expect(WebAssembly.validate(bitKernelModule())).toBe(true);
});

describe("egoSweep", () => {
  test.each([
    [127, 0.05],
    [128, 0.3],
    [129, 0.02],
    [300, 0.1],
    [513, 0.01],
  ])(
    "of %d industries at density %f, with and without WebAssembly: each network as if built",
    (n, density) => {
      const { graph } = drawnNetwork(n, density, n);
      const cores = Array.from({ length: 12 }, (_, i) => [codes(n)[(i * 41) % n]!, codes(n)[(i * 17) % n]!]);
      for (const direction of EGO_DIRECTIONS) {
        const swept = egoSweep(graph, cores, { direction });
        expect(egoSweep(graph, cores, { direction, plain: true })).toEqual(swept);
        expect(swept).toEqual(
          cores.map((core) => {
            const ego = egoNetwork(graph, core, { direction });
            const values = indicators(ego.graph, { industries: "all" });
            return { cores: ego.cores, missing: ego.missing, ...values };
          }),
        );
        const marks = egoNetwork(graph, cores[0]!, { direction }).graph.partners;
        expect(trianglesByBits(marks)).toEqual(trianglesByMarks(marks));
        expect(trianglesByBits(marks, { plain: true })).toEqual(trianglesByMarks(marks));
      }
    },
  );

  test("equals the formulas worked through full matrices, whatever the radius, direction and measure", () => {
    const cases = networks.chain(({ n, links }) =>
      fc.record({
        n: fc.constant(n),
        links: fc.constant(links),
        core: fc.uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: 3 }),
        radius: fc.constantFrom(1 as const, 2 as const),
        direction: fc.constantFrom(...EGO_DIRECTIONS),
        b: fc.constantFrom(...B_MEASURES),
      }),
    );
    fc.assert(
      fc.property(cases, ({ n, links, core, radius, direction, b }) => {
        const [found] = egoSweep(graphFrom(n, links), [core.map((i) => codes(n)[i]!)], {
          radius,
          direction,
          b,
        });
        const members = denseEgo(links, core, radius, direction);
        const among = links
          .map(([i, j]): Link => [members.indexOf(i), members.indexOf(j)])
          .filter(([i, j]) => i >= 0 && j >= 0);
        const slow = denseIndicators(members.length, among, true);
        expect(found!.nodes).toBe(members.length);
        expect(found!.links).toBe(among.length);
        if (!slow) return;
        const slowB = { correlation: slow.b, slope: slow.bSlope, newman: slow.bNewman }[b];
        expect(found!.a).toBeCloseTo(slow.a, 9);
        expect(found!.b).toBeCloseTo(slowB, 7);
        expect(found!.c).toBeCloseTo(slow.c, 9);
        expect(found!.d).toBeCloseTo(slow.d, 12);
      }),
      { numRuns: 200 },
    );
  });

  test("a network of more than 4,096 industries is counted by lists, to the same numbers", () => {
    const n = 4200;
    const links = Array.from({ length: n - 1 }, (_, i): Link => [i + 1, (i * 7) % (i + 1)]);
    const few = links.concat([
      [3, 5],
      [5, 9],
    ]);
    const core = [codes(n)[0]!];
    const small = egoNetwork(graphFrom(n, few), core).graph;
    const [found] = egoSweep(graphFrom(n, few), [core]);
    expect(found).toMatchObject(indicators(small, { industries: "all" }));
  });

  test("tells how many are done, and stops where it is asked to", () => {
    const { graph } = drawnNetwork(20, 0.2, 1);
    const every = codes(20).map((code) => [code]);
    const done: number[] = [];
    const some = egoSweep(graph, every, {
      onProgress: (count) => done.push(count),
      shouldStop: () => done.length === 3,
    });
    expect(done).toEqual([1, 2, 3]);
    expect(some).toEqual(egoIndicators(graph, every.slice(0, 3)));
  });

  test("a sweep inside the progress of another does not touch it", () => {
    const { graph } = drawnNetwork(40, 0.2, 2);
    const other = drawnNetwork(150, 0.1, 3).graph;
    const every = codes(40).map((code) => [code]);
    const disturbed = egoSweep(graph, every, { onProgress: () => egoSweep(other, [["10001"]]) });
    expect(disturbed).toEqual(egoSweep(graph, every));
  });

  test("an error in the middle leaves the memory fit for the next", () => {
    const fails = () =>
      withBitWorkspace(10, 10, {}, () => {
        throw new Error("stopped");
      });
    expect(fails).toThrow("stopped");
    const { graph } = drawnNetwork(30, 0.2, 4);
    expect(egoSweep(graph, [["10000"]])).toEqual(egoSweep(graph, [["10000"]], { plain: true }));
  });

  test("refuses an unknown radius or direction before any network", () => {
    const graph = graphFrom(2, [[0, 1]]);
    expect(() => egoSweep(graph, [], { radius: 3 as 1 })).toThrow(/radius 3/);
    expect(() => egoSweep(graph, [], { direction: "up" as "both" })).toThrow(/direction up/);
  });
});
