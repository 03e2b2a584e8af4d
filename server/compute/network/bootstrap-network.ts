import type { BootstrapFlows } from "@/server/compute/network/bootstrap-flows";
import { csr } from "@/server/compute/network/csr";
import type { Graph } from "@/server/compute/network/graph";
import { poissonUpperTail } from "@/server/compute/network/poisson";
import type { LinkRule } from "@/server/domain/flows";

/** How far above the threshold RR must be, relative to it: amounts are floating here, and at 1 ties are common. */
const TIE = 1e-12;

/**
 * A function from resampled counts and amounts to the network that `rule` makes of them, with nothing built anew: who
 * could be whose partner is laid out once, and a replicate only leaves out. The returned graph is overwritten by the next
 * call.
 *
 * Same as relatedness -> selectLinks -> graphOf, but for pairs whose RR lies within 1e-12 of the threshold: they count as
 * being at it, hence as no link.
 */
export function replicateNetwork(flows: BootstrapFlows, rule: LinkRule) {
  const { industries, seller, buyer } = flows;
  const size = industries.length;
  const select = linkSelection(flows, rule);
  const slots = partnerSlots(flows);
  const columns = csr(size, buyer, seller);
  const linkOf = new Int32Array(seller.length);
  const partners = {
    offsets: new Int32Array(size + 1),
    neighbours: new Int32Array(slots.neighbour.length),
    directions: new Uint8Array(slots.neighbour.length),
  };
  const sells = emptyRows(size, seller.length);
  const buys = emptyRows(size, seller.length);
  const degree = new Int32Array(size);

  return (counts: Float64Array, amounts: Float64Array): Graph => {
    const kept = select(counts, amounts);
    let links = 0;
    let row = 0;
    for (let i = 0; i < size; i++) {
      for (; row < seller.length && seller[row] === i; row++) {
        if (!kept[row]) continue;
        linkOf[row] = links;
        sells.position[links] = links;
        sells.columns[links++] = buyer[row]!;
      }
      sells.offsets[i + 1] = links;
    }
    let bought = 0;
    for (let j = 0; j < size; j++) {
      for (let e = columns.offsets[j]!; e < columns.offsets[j + 1]!; e++) {
        if (!kept[columns.position[e]!]) continue;
        buys.position[bought] = linkOf[columns.position[e]!]!;
        buys.columns[bought++] = columns.columns[e]!;
      }
      buys.offsets[j + 1] = bought;
    }
    let end = 0;
    for (let i = 0; i < size; i++) {
      for (let e = slots.offsets[i]!; e < slots.offsets[i + 1]!; e++) {
        const directions = kept[slots.out[e]!]! + kept[slots.into[e]!]!;
        if (directions === 0) continue;
        partners.neighbours[end] = slots.neighbour[e]!;
        partners.directions[end++] = directions;
      }
      partners.offsets[i + 1] = end;
      degree[i] = end - partners.offsets[i]!;
    }
    return {
      industries,
      sellsTo: rowsUpTo(sells, links),
      buysFrom: rowsUpTo(buys, links),
      partners: {
        offsets: partners.offsets,
        neighbours: partners.neighbours.subarray(0, end),
        directions: partners.directions.subarray(0, end),
      },
      degree,
      links,
    };
  };
}

const emptyRows = (size: number, length: number) => ({
  offsets: new Int32Array(size + 1),
  columns: new Int32Array(length),
  position: new Int32Array(length),
});

const rowsUpTo = ({ offsets, columns, position }: ReturnType<typeof emptyRows>, end: number) => ({
  offsets,
  columns: columns.subarray(0, end),
  position: position.subarray(0, end),
});

/** 1 for each row that is a link, and one more entry that is always 0 (the row of a direction without trade). */
function linkSelection({ industries, seller, buyer }: BootstrapFlows, rule: LinkRule) {
  const size = industries.length;
  const kept = new Uint8Array(seller.length + 1);
  const sold = new Float64Array(size);
  const bought = new Float64Array(size);
  const soldCount = new Float64Array(size);
  const boughtCount = new Float64Array(size);
  const limit = rule.threshold * (1 + TIE);
  return (counts: Float64Array, amounts: Float64Array): Uint8Array => {
    for (const margin of [sold, bought, soldCount, boughtCount]) margin.fill(0);
    let total = 0;
    let totalCount = 0;
    for (let row = 0; row < seller.length; row++) {
      const [i, j, amount, count] = [seller[row]!, buyer[row]!, amounts[row]!, counts[row]!];
      sold[i]! += amount;
      bought[j]! += amount;
      total += amount;
      soldCount[i]! += count;
      boughtCount[j]! += count;
      totalCount += count;
    }
    for (let row = 0; row < seller.length; row++) {
      const [i, j, count] = [seller[row]!, buyer[row]!, counts[row]!];
      kept[row] =
        i !== j &&
        amounts[row]! * total > limit * sold[i]! * bought[j]! &&
        count >= rule.minCount &&
        (rule.alpha === null ||
          tailBelow(count, totalCount > 0 ? (soldCount[i]! * boughtCount[j]!) / totalCount : 0, rule.alpha))
          ? 1
          : 0;
    }
    return kept;
  };
}

/** P[Poisson(e) >= n] < alpha; the Chernoff bound e^(n - e) (e/n)^n >= P settles most pairs without the sum. */
function tailBelow(n: number, e: number, alpha: number): boolean {
  if (n > e && e > 0 && n - e + n * Math.log(e / n) < Math.log(alpha) - 1e-9) return true;
  return poissonUpperTail(n, e) < alpha;
}

/** Per industry, ascending: whoever it traded with, and the rows of the two directions (the last, empty row if none). */
function partnerSlots({ industries, seller, buyer }: BootstrapFlows) {
  const size = industries.length;
  const none = seller.length;
  const sells = csr(size, seller, buyer);
  const buys = csr(size, buyer, seller);
  const offsets = new Int32Array(size + 1);
  const neighbour: number[] = [];
  const out: number[] = [];
  const into: number[] = [];
  for (let i = 0; i < size; i++) {
    let s = sells.offsets[i]!;
    let b = buys.offsets[i]!;
    while (s < sells.offsets[i + 1]! || b < buys.offsets[i + 1]!) {
      const customer = s < sells.offsets[i + 1]! ? sells.columns[s]! : size;
      const supplier = b < buys.offsets[i + 1]! ? buys.columns[b]! : size;
      neighbour.push(Math.min(customer, supplier));
      out.push(customer <= supplier ? sells.position[s++]! : none);
      into.push(supplier <= customer ? buys.position[b++]! : none);
    }
    offsets[i + 1] = neighbour.length;
  }
  return {
    offsets,
    neighbour: Int32Array.from(neighbour),
    out: Int32Array.from(out),
    into: Int32Array.from(into),
  };
}
