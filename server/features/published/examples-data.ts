import { graphOf } from "@/server/compute/network/graph";
import { indicators } from "@/server/compute/network/indicators";
import { EXAMPLE_NETWORKS } from "@/server/domain/example-networks";

/** The six example networks of the paper with their printed a, b, c, d and those that the product computes for them. */
export const exampleNetworks = () =>
  EXAMPLE_NETWORKS.map((example) => {
    const industries = Array.from({ length: example.nodes }, (_, i) => String(i).padStart(2, "0"));
    const graph = graphOf(
      industries,
      Int32Array.from(example.links, ([seller]) => seller),
      Int32Array.from(example.links, ([, buyer]) => buyer),
    );
    const { a, b, c, d } = indicators(graph);
    return { ...example, computed: { a, b, c, d } };
  });
