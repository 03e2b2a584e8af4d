import { kernelFunctions, kernelMemory, wasmAvailable } from "@/server/compute/kernels/kernel-memory";
import { ROW_PRODUCTS_WASM } from "@/server/compute/kernels/row-products-wasm";
import type { WeightedRows } from "@/server/compute/network/weighted-rows";

type Kernel = {
  product(
    size: number,
    ...addresses: [offsets: number, columns: number, weights: number, x: number, y: number, scale: number]
  ): void;
};

/**
 * A function that writes W x / (largest weight) into y; the rows are copied once. `plain` works without WebAssembly, to the
 * same last bit.
 */
export function rowProducts(rows: WeightedRows, { plain = false }: { plain?: boolean } = {}) {
  const size = rows.offsets.length - 1;
  const scale = 1 / (largestOf(rows.weights) || 1);
  if (plain || !wasmAvailable()) return plainProducts(rows, scale);
  const { memory, lists, addresses } = kernelMemory({
    offsets: ["i32", size + 1],
    columns: ["i32", rows.columns.length],
    weights: ["f64", rows.columns.length],
    x: ["f64", size],
    y: ["f64", size],
  });
  const { product } = kernelFunctions<Kernel>(ROW_PRODUCTS_WASM, memory!);
  const { offsets, columns, weights } = addresses;
  lists.offsets.set(rows.offsets);
  lists.columns.set(rows.columns);
  lists.weights.set(rows.weights);
  return (x: Float64Array, y: Float64Array) => {
    lists.x.set(x);
    product(size, offsets, columns, weights, addresses.x, addresses.y, scale);
    y.set(lists.y);
  };
}

function largestOf(weights: Float64Array): number {
  let largest = 0;
  for (let e = 0; e < weights.length; e++) if (weights[e]! > largest) largest = weights[e]!;
  return largest;
}

const plainProducts =
  ({ offsets, columns, weights }: WeightedRows, scale: number) =>
  (x: Float64Array, y: Float64Array) => {
    for (let i = 0; i < y.length; i++) {
      const to = offsets[i + 1]!;
      let e = offsets[i]!;
      let sum = 0;
      let other = 0;
      for (; e + 1 < to; e += 2) {
        sum += weights[e]! * x[columns[e]!]!;
        other += weights[e + 1]! * x[columns[e + 1]!]!;
      }
      if (e < to) sum += weights[e]! * x[columns[e]!]!;
      y[i] = (sum + other) * scale;
    }
  };
