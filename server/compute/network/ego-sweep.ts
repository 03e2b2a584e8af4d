import { HEADER } from "@/server/compute/network/bit-kernel-layout";
import { BIT_LIMIT, type BitWorkspace, withBitWorkspace } from "@/server/compute/network/bit-workspace";
import {
  checkedEgoOptions,
  type EgoOptions,
  egoCores,
  egoMembers,
  partnersAmong,
  rowsTowards,
} from "@/server/compute/network/ego";
import type { Graph } from "@/server/compute/network/graph";
import {
  indicatorsOf,
  type NetworkCounts,
  partnerDegreeSums,
} from "@/server/compute/network/indicator-counts";
import type { EgoIndicators, IndicatorOptions } from "@/server/compute/network/indicators";
import { triangles } from "@/server/compute/network/triangles";

export type EgoSweepOptions = EgoOptions &
  Pick<IndicatorOptions, "b"> & {
    /** Without WebAssembly: the same numbers, several times slower. */
    plain?: boolean;
    /** Called after each ego network with how many are done. */
    onProgress?: (done: number) => void;
    /** Looked at before each ego network; the sweep then ends with what it has. */
    shouldStop?: () => boolean;
  };

/**
 * Indicators of many ego networks of one ATLAS: the same numbers as `indicators(egoNetwork(...).graph,
 * { industries: "all" })` of each, without building the networks.
 *
 * An ego network is cut out of the ATLAS by bits: the members' rows AND the members, renumbered to a dense square of
 * bits, in which triangles are counted (bit-kernel-plain.ts says how; bit-kernel-wasm.ts does it 128 bits at a time).
 * Shape   one result for each set of cores, in their order; fewer when `shouldStop` says so.
 * Cost    O(Σ over members of (n / 64 + k n_ego / 256)); memory n² / 4 bits and the largest ego network. Above 4,096
 *         industries the rows are lists instead of bits.
 * Errors  BAD_OPTION for another radius or direction.
 */
export function egoSweep(
  atlas: Graph,
  cores: Iterable<readonly string[]>,
  { plain, onProgress, shouldStop, ...options }: EgoSweepOptions = {},
): EgoIndicators[] {
  const checked = checkedEgoOptions(options);
  const index = new Map(atlas.industries.map((code, i) => [code, i]));
  const swept: EgoIndicators[] = [];
  const sweep = (countsOf: (core: readonly string[], present: readonly string[]) => NetworkCounts) => {
    for (const core of cores) {
      if (shouldStop?.()) return swept;
      const { present, missing } = egoCores(atlas, index, core);
      const values = indicatorsOf(countsOf(core, present), { b: options.b, industries: "all" });
      swept.push({ cores: present, missing, ...values });
      onProgress?.(swept.length);
    }
    return swept;
  };
  const size = atlas.industries.length;
  if (size > BIT_LIMIT) {
    const local = new Int32Array(size).fill(-1);
    return sweep((core) => countsByLists(atlas, egoMembers(atlas, index, core, options).nodes, local));
  }
  return withBitWorkspace(size, atlas.partners.neighbours.length, { plain }, (workspace) => {
    const { cells, start } = workspace;
    setBits(cells, start("rows"), atlas.partners.offsets, atlas.partners.neighbours);
    setBits(cells, start("sells"), atlas.sellsTo.offsets, atlas.sellsTo.columns);
    const cut = egoCutter(atlas, checked, workspace);
    return sweep((_, present) => cut(present.map((code) => index.get(code)!)));
  });
}

/** Counts of the ego network of some nodes; they lie in the workspace and hold until the next cut. */
function egoCutter(
  atlas: Graph,
  { radius, direction }: Required<EgoOptions>,
  { kernel, cells, start, resize }: BitWorkspace,
) {
  const [offsets, columns] = rowsTowards(atlas, direction);
  const mask = cells.subarray(start("mask"), start("members"));
  const members = start("members");
  const local = start("local");
  const column = (name: "degree" | "partnerDegrees" | "triangles", size: number) =>
    cells.subarray(start(name), start(name) + size);

  return (cores: readonly number[]): NetworkCounts => {
    mask.fill(0);
    for (const i of cores) mask[i >> 5]! |= 1 << i;
    let size = listMembers();
    for (let step = 1; step <= radius; step++) {
      for (let m = 0; m < size; m++) {
        const i = cells[members + m]!;
        for (let e = offsets[i]!; e < offsets[i + 1]!; e++) mask[columns[e]! >> 5]! |= 1 << columns[e]!;
      }
      size = listMembers();
    }
    resize(size);
    kernel.compact();
    kernel.count();
    return {
      degree: column("degree", size),
      partnerDegrees: column("partnerDegrees", size),
      triangles: column("triangles", size),
      links: cells[HEADER.indexOf("links")]!,
    };
  };

  /** The mask as a list, ascending, and the place of each in it. */
  function listMembers(): number {
    let size = 0;
    for (let w = 0; w < mask.length; w++)
      for (let rest = mask[w]!; rest !== 0; rest &= rest - 1) {
        const i = 32 * w + 31 - Math.clz32(rest & -rest);
        cells[local + i] = size;
        cells[members + size++] = i;
      }
    return size;
  }
}

function setBits(cells: Int32Array, rows: number, offsets: Int32Array, columns: Int32Array) {
  const words = 2 * ((offsets.length + 62) >> 6);
  for (let i = 0; i + 1 < offsets.length; i++)
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++)
      cells[rows + i * words + (columns[e]! >> 5)]! |= 1 << columns[e]!;
}

function countsByLists(atlas: Graph, nodes: Int32Array, local: Int32Array): NetworkCounts {
  const { offsets, neighbours, links } = partnersAmong(atlas, nodes, local);
  const degree = Int32Array.from(nodes, (_, i) => offsets[i + 1]! - offsets[i]!);
  const partnerDegrees = partnerDegreeSums(degree, offsets, neighbours);
  return { degree, partnerDegrees, triangles: triangles({ offsets, neighbours }), links };
}
