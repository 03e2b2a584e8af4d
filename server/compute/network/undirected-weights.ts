import { csr } from "@/server/compute/network/csr";
import { normalisedRelatedness, type Relatedness } from "@/server/compute/network/relatedness";

/** One row a pair of partner industries, first < second. */
export type UndirectedWeights = { first: Int32Array; second: Int32Array; weight: Float64Array };

/**
 * Undirected weight of every pair that trades in at least one direction.
 *
 *   w_{ij} = mean over the two directions of (RR - 1) / (RR + 1)
 *
 * in [-1, 1). A direction without trade counts -1 (its RR is 0); a direction that is undefined (the seller sells
 * nothing at all, or the buyer buys nothing) is left out of the mean. Give it the whole relatedness, not a selection
 * of links: what was not selected would read as no trade.
 */
export function undirectedWeights(all: Relatedness): UndirectedWeights {
  const size = all.industries.length;
  const sells = new Uint8Array(size);
  const buys = new Uint8Array(size);
  for (let k = 0; k < all.seller.length; k++) {
    if (all.amount[k]! === 0n) continue;
    sells[all.seller[k]!] = 1;
    buys[all.buyer[k]!] = 1;
  }
  const low = all.seller.map((i, k) => Math.min(i, all.buyer[k]!));
  const high = all.buyer.map((j, k) => Math.max(j, all.seller[k]!));
  const pairs = csr(size, low, high);
  const first: number[] = [];
  const second: number[] = [];
  const weight: number[] = [];
  for (let i = 0; i < size; i++) {
    for (let e = pairs.offsets[i]!; e < pairs.offsets[i + 1]!; ) {
      const j = pairs.columns[e]!;
      let forward = sells[i] && buys[j] ? -1 : Number.NaN;
      let backward = sells[j] && buys[i] ? -1 : Number.NaN;
      let traded = false;
      for (; e < pairs.offsets[i + 1]! && pairs.columns[e] === j; e++) {
        const row = pairs.position[e]!;
        if (all.rr[row]! > 0) traded = true;
        if (all.seller[row] === i) forward = normalisedRelatedness(all.rr[row]!);
        else backward = normalisedRelatedness(all.rr[row]!);
      }
      if (i === j || !traded) continue;
      first.push(i);
      second.push(j);
      weight.push(meanOfDefined(forward, backward));
    }
  }
  return {
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    weight: Float64Array.from(weight),
  };
}

const meanOfDefined = (x: number, y: number) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : (x + y) / 2);
