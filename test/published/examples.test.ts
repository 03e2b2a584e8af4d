import { describe, expect, test } from "vitest";
import { graphOf } from "@/server/compute/network/graph";
import { indicators } from "@/server/compute/network/indicators";
import { EXAMPLE_NETWORKS } from "@/server/domain/example-networks";

const network = (nodes: number, links: readonly (readonly [number, number])[]) =>
  graphOf(
    Array.from({ length: nodes }, (_, i) => String(i)),
    Int32Array.from(links, ([seller]) => seller),
    Int32Array.from(links, ([, buyer]) => buyer),
  );

describe("the six example networks of chapter III", () => {
  test.each(EXAMPLE_NETWORKS)("$id: a, b, c, d to the printed digit", ({ nodes, links, printed }) => {
    const { a, b, c, d } = indicators(network(nodes, links));
    const digits = (values: Record<string, number | null>) =>
      Object.entries(values).map(([name, value]) => `${name} ${value!.toFixed(1)}`);
    expect(digits({ a, b, c, d })).toEqual(digits(printed));
  });

  test("are the networks the text speaks of", () => {
    const sizes = EXAMPLE_NETWORKS.map(({ nodes, links }) => [nodes, links.length]);
    expect(sizes).toEqual([
      [5, 8],
      [6, 10],
      [7, 12],
      [10, 9],
      [10, 57],
      [10, 90],
    ]);
    expect(EXAMPLE_NETWORKS.filter(({ origin }) => origin === "fitted").map(({ id }) => id)).toEqual([
      "dense10",
    ]);
  });
});
