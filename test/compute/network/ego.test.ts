import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EGO_DIRECTIONS, egoNetwork } from "@/server/compute/network/ego";
import { denseEgo, type Link } from "./dense-reference";
import { codes, graphFrom, networks } from "./random-networks";

const radii = [1, 2] as const;
const cases = networks.chain(({ n, links }) =>
  fc.record({
    n: fc.constant(n),
    links: fc.constant(links),
    cores: fc.uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: 3 }),
    radius: fc.constantFrom(...radii),
    direction: fc.constantFrom(...EGO_DIRECTIONS),
  }),
);

describe("egoNetwork", () => {
  test("is the present core, the partners in reach, and all links among them", () => {
    fc.assert(
      fc.property(cases, ({ n, links, cores, radius, direction }) => {
        const names = codes(n);
        const ego = egoNetwork(
          graphFrom(n, links),
          cores.map((core) => names[core]!),
          { radius, direction },
        );
        const members = denseEgo(links, cores, radius, direction);
        const among = links.flatMap(([i, j], e) => (members.includes(i) && members.includes(j) ? [e] : []));
        expect([...ego.nodes]).toEqual(members);
        expect([...ego.links]).toEqual(among);
        expect(ego.graph.industries).toEqual(members.map((i) => names[i]));
        expect(ego.graph.links).toBe(among.length);
        ego.links.forEach((link, e) => {
          const [seller, buyer] = links[link]!;
          const i = members.indexOf(seller);
          const { offsets, columns, position } = ego.graph.sellsTo;
          const at = Array.from(position).indexOf(e);
          expect(at >= offsets[i]! && at < offsets[i + 1]! && members[columns[at]!]).toBe(buyer);
        });
      }),
    );
  });

  const chain: Link[] = [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
  ];

  test("keeps links between two partners of the core", () => {
    const ego = egoNetwork(
      graphFrom(4, [
        [0, 1],
        [2, 0],
        [1, 2],
        [2, 3],
      ]),
      ["10000"],
    );
    expect(ego.graph.industries).toEqual(["10000", "10001", "10002"]);
    expect(ego.graph.links).toBe(3);
  });

  test("reaches suppliers or customers only, when asked, also at the second step", () => {
    const atlas = graphFrom(5, chain);
    const reach = (direction: "suppliers" | "customers", radius: 1 | 2) => [
      ...egoNetwork(atlas, ["10002"], { direction, radius }).nodes,
    ];
    expect(reach("suppliers", 1)).toEqual([1, 2]);
    expect(reach("customers", 1)).toEqual([2, 3]);
    expect(reach("suppliers", 2)).toEqual([0, 1, 2]);
  });

  test("says how far each industry is from the nearest core", () => {
    const ego = egoNetwork(graphFrom(5, chain), ["10000", "10001"], { radius: 2 });
    expect([...ego.nodes]).toEqual([0, 1, 2, 3]);
    expect([...ego.distance]).toEqual([0, 0, 1, 2]);
  });

  test("reports the cores that have no link and those that the ATLAS does not know", () => {
    const ego = egoNetwork(graphFrom(6, chain), ["10005", "10000", "99999", "10000"]);
    expect(ego.cores).toEqual(["10000"]);
    expect(ego.missing).toEqual(["10005", "99999"]);
    expect(ego.graph.industries).toEqual(["10000", "10001"]);
  });

  test("is empty when no core is present", () => {
    const ego = egoNetwork(graphFrom(6, chain), ["10005"]);
    expect(ego.nodes).toHaveLength(0);
    expect(ego.graph.links).toBe(0);
  });

  test("refuses another radius or direction", () => {
    const atlas = graphFrom(5, chain);
    expect(() => egoNetwork(atlas, ["10000"], { radius: 3 as 2 })).toThrow(/ego radius 3; expected 1 or 2/);
    expect(() => egoNetwork(atlas, ["10000"], { direction: "up" as "both" })).toThrow(/ego direction up/);
  });
});
