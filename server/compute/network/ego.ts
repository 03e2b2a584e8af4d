import { type Graph, graphOf, type Partners } from "@/server/compute/network/graph";
import { ComputeError } from "@/server/domain/errors";

/** Whose partners belong to the network: of both kinds, only those the core buys from, or only those it sells to. */
export const EGO_DIRECTIONS = ["both", "suppliers", "customers"] as const;
export type EgoDirection = (typeof EGO_DIRECTIONS)[number];
export type EgoOptions = { radius?: 1 | 2; direction?: EgoDirection };

export type EgoNetwork = {
  /** Cores that have at least one link in the ATLAS, and those that have none or are not in it. */
  readonly cores: readonly string[];
  readonly missing: readonly string[];
  /** Node i of `graph` is node `nodes[i]` of the ATLAS, ascending. */
  readonly nodes: Int32Array;
  /** Distance from the nearest core, 0 for a core; aligned with `nodes`. */
  readonly distance: Uint8Array;
  /** Link e of `graph` is link `links[e]` of the arrays that the ATLAS was built from, ascending. */
  readonly links: Int32Array;
  readonly graph: Graph;
};

/**
 * Ego network of a set of core industries: the core that is present, every partner of a member, and all ATLAS links
 * among these, also those between two partners. All its nodes count as its industries.
 *
 * Options  radius 2 adds the partners' partners; direction keeps suppliers (upstream) or customers (downstream) only,
 *          at every step; the links among the nodes found are always all of them.
 * Empty    no core present: a network without nodes.
 * Errors   BAD_OPTION for another radius or direction.
 */
export function egoNetwork(atlas: Graph, cores: readonly string[], options: EgoOptions = {}): EgoNetwork {
  const index = new Map(atlas.industries.map((code, i) => [code, i]));
  const members = egoMembers(atlas, index, cores, options);
  const local = new Int32Array(atlas.industries.length).fill(-1);
  members.nodes.forEach((node, i) => {
    local[node] = i;
  });
  const links: number[] = [];
  for (const i of members.nodes)
    for (let e = atlas.sellsTo.offsets[i]!; e < atlas.sellsTo.offsets[i + 1]!; e++)
      if (local[atlas.sellsTo.columns[e]!]! >= 0) links.push(atlas.sellsTo.position[e]!);
  const sorted = Int32Array.from(links).sort();
  const ends = linkEnds(atlas);
  const graph = graphOf(
    Array.from(members.nodes, (node) => atlas.industries[node]!),
    sorted.map((link) => local[ends.seller[link]!]!),
    sorted.map((link) => local[ends.buyer[link]!]!),
  );
  return { ...members, links: sorted, graph };
}

export type EgoMembers = Pick<EgoNetwork, "cores" | "missing" | "nodes" | "distance">;

/** The options in full. @throws ComputeError BAD_OPTION for another radius or direction */
export function checkedEgoOptions({ radius = 1, direction = "both" }: EgoOptions): Required<EgoOptions> {
  if (radius !== 1 && radius !== 2)
    throw new ComputeError("BAD_OPTION", `ego radius ${radius}; expected 1 or 2`);
  if (!EGO_DIRECTIONS.includes(direction))
    throw new ComputeError("BAD_OPTION", `ego direction ${direction}; expected ${EGO_DIRECTIONS.join(", ")}`);
  return { radius, direction };
}

/** Distinct cores with a link in the ATLAS, and those without one; `index` gives the node of a code. */
export function egoCores(atlas: Graph, index: ReadonlyMap<string, number>, cores: readonly string[]) {
  const wanted = [...new Set(cores)];
  const present = wanted.filter((code) => (atlas.degree[index.get(code) ?? -1] ?? 0) > 0);
  return { present, missing: wanted.filter((code) => !present.includes(code)) };
}

/** Who belongs to the ego network of `cores`; `index` gives the node of a code. */
export function egoMembers(
  atlas: Graph,
  index: ReadonlyMap<string, number>,
  cores: readonly string[],
  options: EgoOptions,
): EgoMembers {
  const { radius, direction } = checkedEgoOptions(options);
  const { present, missing } = egoCores(atlas, index, cores);
  const found = new Uint8Array(atlas.industries.length);
  let edge = present.map((code) => index.get(code)!);
  for (const i of edge) found[i] = 1;
  for (let step = 1; step <= radius; step++) {
    const next: number[] = [];
    const [offsets, columns] = rowsTowards(atlas, direction);
    for (const i of edge)
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
        const j = columns[e]!;
        if (found[j]) continue;
        found[j] = step + 1;
        next.push(j);
      }
    edge = next;
  }
  const nodes: number[] = [];
  for (let i = 0; i < found.length; i++) if (found[i]) nodes.push(i);
  return {
    cores: present,
    missing,
    nodes: Int32Array.from(nodes),
    distance: Uint8Array.from(nodes, (i) => found[i]! - 1),
  };
}

/** The simple graph among some nodes (ascending), and its number of directed links; `local` is scratch, all -1. */
export function partnersAmong(
  { partners }: Graph,
  nodes: Int32Array,
  local: Int32Array,
): Pick<Partners, "offsets" | "neighbours"> & { links: number } {
  nodes.forEach((node, i) => {
    local[node] = i;
  });
  let most = 0;
  for (const node of nodes) most += partners.offsets[node + 1]! - partners.offsets[node]!;
  const offsets = new Int32Array(nodes.length + 1);
  const neighbours = new Int32Array(most);
  let end = 0;
  let directions = 0;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    for (let e = partners.offsets[node]!; e < partners.offsets[node + 1]!; e++) {
      const j = local[partners.neighbours[e]!]!;
      if (j < 0) continue;
      neighbours[end++] = j;
      directions += partners.directions[e]!;
    }
    offsets[i + 1] = end;
  }
  for (const node of nodes) local[node] = -1;
  return { offsets, neighbours: neighbours.subarray(0, end), links: directions / 2 };
}

/** The rows of partners that one step of a direction follows. */
export const rowsTowards = ({ partners, sellsTo, buysFrom }: Graph, direction: EgoDirection) =>
  direction === "both"
    ? ([partners.offsets, partners.neighbours] as const)
    : direction === "suppliers"
      ? ([buysFrom.offsets, buysFrom.columns] as const)
      : ([sellsTo.offsets, sellsTo.columns] as const);

function linkEnds({ sellsTo, links }: Graph) {
  const seller = new Int32Array(links);
  const buyer = new Int32Array(links);
  for (let i = 0; i + 1 < sellsTo.offsets.length; i++)
    for (let e = sellsTo.offsets[i]!; e < sellsTo.offsets[i + 1]!; e++) {
      seller[sellsTo.position[e]!] = i;
      buyer[sellsTo.position[e]!] = sellsTo.columns[e]!;
    }
  return { seller, buyer };
}
