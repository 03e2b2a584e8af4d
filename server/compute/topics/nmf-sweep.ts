import { kernelFunctions, kernelMemory, wasmAvailable } from "../kernels/kernel-memory";
import { NMF_WASM } from "../kernels/nmf-wasm";
import { plainDocuments, plainTerms } from "./nmf-twin";
import type { SparseRows } from "./tf-idf";

/** Rows of documents in the kernel's memory at a time: what is held there does not grow with the corpus. */
const BLOCK_ROWS = 4096;
/** Coordinate steps on a row while its products are at hand (accelerated HALS: Gillis and Glineur 2012). */
const PASSES = 2;

type Numbers<Count extends number, Found extends number[] = []> = Found["length"] extends Count
  ? Found
  : Numbers<Count, [...Found, number]>;
type Kernel = {
  documents(...args: Numbers<14>): void;
  terms(...args: Numbers<10>): number;
};

/** Topics in memory: an even number. */
export const evenTopics = (topics: number) => topics + (topics % 2);

export type NmfSweeps = {
  /** H of the last sweep or of the caller: columns x stride. */
  readonly h: Float64Array;
  /** A sweep over both factors, W (rows x stride) given and taken; returns 1 - ||X - W H||^2 / ||X||^2. */
  sweep(w: Float64Array): Generator<number, number, void>;
};

/** Sweeps over one matrix: H, its products and a block of documents lie in one memory. */
export function nmfSweeps(x: SparseRows, topics: number, plain = false): NmfSweeps {
  const stride = evenTopics(topics);
  const rows = Math.min(BLOCK_ROWS, x.rows);
  let most = 0;
  for (let from = 0; from < x.rows; from += rows)
    most = Math.max(most, x.offsets[Math.min(x.rows, from + rows)]! - x.offsets[from]!);
  const { memory, lists, addresses } = kernelMemory(
    {
      ...{ h: ["f64", x.columnCount * stride], gathered: ["f64", x.columnCount * stride] },
      ...{ gramH: ["f64", stride * stride], gramW: ["f64", stride * stride] },
      ...{ inverse: ["f64", stride], scratch: ["f64", 2 * stride], w: ["f64", rows * stride] },
      ...{ offsets: ["i32", rows + 1], columns: ["i32", most], values: ["f64", most] },
    },
    { plain: plain || !wasmAvailable() },
  );
  const kernel = memory && kernelFunctions<Kernel>(NMF_WASM, memory);
  const { h, gathered, gramH, gramW, inverse } = lists;
  let squares = 0;
  for (const value of x.values) squares += value * value;
  let known = false;

  const invert = (gram: Float64Array) => {
    for (let k = 0; k < stride; k++) {
      const own = gram[k * stride + k]!;
      inverse[k] = own > 0 ? 1 / own : 0;
    }
  };
  /** A topic that the other factor lacks altogether has no weights either. */
  const dropped = (factor: Float64Array) => {
    for (let k = 0; k < topics; k++)
      if (inverse[k] === 0) for (let i = k; i < factor.length; i += stride) factor[i] = 0;
  };

  function* sweep(w: Float64Array): Generator<number, number, void> {
    if (!known) addProducts(h, gramH, topics, stride);
    known = true;
    invert(gramH);
    dropped(w);
    gathered.fill(0);
    gramW.fill(0);
    for (let from = 0; from < x.rows; from += rows) {
      const to = Math.min(x.rows, from + rows);
      const first = x.offsets[from]!;
      for (let row = from; row <= to; row++) lists.offsets[row - from] = x.offsets[row]! - first;
      lists.columns.set(x.columns.subarray(first, x.offsets[to]!));
      lists.values.set(x.values.subarray(first, x.offsets[to]!));
      lists.w.set(w.subarray(from * stride, to * stride));
      const a = addresses;
      if (kernel)
        kernel.documents(
          ...([
            to - from,
            a.offsets,
            a.columns,
            a.values,
            a.w,
            a.h,
            a.gramH,
            a.inverse,
            a.gathered,
            a.gramW,
          ].concat([topics, stride, PASSES, a.scratch]) as Numbers<14>),
        );
      else plainDocuments(lists, to - from, topics, stride, PASSES);
      w.set(lists.w.subarray(0, (to - from) * stride), from * stride);
      if (to < x.rows) yield to / x.rows;
    }
    invert(gramW);
    dropped(h);
    const cross = kernel
      ? kernel.terms(
          ...([x.columnCount, addresses.gathered, addresses.h, addresses.gramW, addresses.inverse].concat([
            ...[addresses.gramH, topics, stride, PASSES, addresses.scratch],
          ]) as Numbers<10>),
        )
      : plainTerms(lists, x.columnCount, topics, stride, PASSES);
    let fitted = 0;
    for (let i = 0; i < topics * stride; i++) fitted += gramH[i]! * gramW[i]!;
    return (2 * cross - fitted) / squares;
  }
  return { h, sweep };
}

/** products += factor' factor */
function addProducts(factor: Float64Array, products: Float64Array, topics: number, stride: number) {
  for (let at = 0; at < factor.length; at += stride)
    for (let k = 0; k < topics; k++) {
      const value = factor[at + k]!;
      if (value !== 0) for (let l = 0; l < stride; l++) products[k * stride + l]! += value * factor[at + l]!;
    }
}
