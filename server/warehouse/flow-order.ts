import type { Flows } from "@/server/domain/flows";

/** Flows in the order of seller and buyer; these very ones where they are already. */
export const inOrder = (flows: Flows): Flows => (isInOrder(flows) ? flows : sorted(flows));

/** Sums come in the order of the numbers, and these follow the codes except where they came with years added later. */
function isInOrder({ seller, buyer }: Flows): boolean {
  for (let k = 1; k < seller.length; k++)
    if (seller[k]! < seller[k - 1]! || (seller[k] === seller[k - 1] && buyer[k]! < buyer[k - 1]!))
      return false;
  return true;
}

function sorted({ industries, seller, buyer, amount, count }: Flows): Flows {
  const size = industries.length;
  const keys = Float64Array.from(seller, (i, k) => i * size + buyer[k]!);
  const order = Uint32Array.from(keys, (_, k) => k).sort((a, b) => keys[a]! - keys[b]!);
  return {
    industries,
    seller: Int32Array.from(order, (k) => seller[k]!),
    buyer: Int32Array.from(order, (k) => buyer[k]!),
    amount: BigInt64Array.from(order, (k) => amount[k]!),
    count: Float64Array.from(order, (k) => count[k]!),
  };
}
