import { type BitKernel, HEADER, type HeaderName } from "@/server/compute/network/bit-kernel-layout";
import { plainBitKernel } from "@/server/compute/network/bit-kernel-plain";
import { bitKernelModule } from "@/server/compute/network/bit-kernel-wasm";

/** Lines of bits of this many nodes still fit in a few MB; a larger network is counted by lists instead. */
export const BIT_LIMIT = 4096;

export type BitWorkspace = {
  readonly kernel: BitKernel;
  /** All of the memory as 32-bit whole numbers. */
  readonly cells: Int32Array;
  /** First cell of a list. */
  start(list: HeaderName): number;
  /** How many nodes the kernels are to work on; empties their grid. */
  resize(size: number): void;
};

/**
 * Runs `use` with memory for the bit kernels: a network of `nodes` (at most BIT_LIMIT) with `entries` neighbours in all.
 * `rows`, `sells` and `mask` are zero, and nothing of the workspace may be kept. `plain` takes the kernels without
 * WebAssembly, which give the same numbers and are also taken where it is missing.
 */
export function withBitWorkspace<T>(
  nodes: number,
  entries: number,
  { plain = false }: { plain?: boolean },
  use: (workspace: BitWorkspace) => T,
): T {
  const words = (nodes + 63) >> 6;
  const blocks = (nodes + 127) >> 7;
  const cellsOf: Record<HeaderName, number> = {
    ...{ size: 0, blocks: 0, words: 0, links: 0 },
    ...{ rows: 2 * nodes * words, sells: 2 * nodes * words, mask: 2 * words },
    ...{ members: nodes, local: 64 * words, offsets: nodes + 1, neighbours: entries },
    ...{ degree: nodes, partnerDegrees: nodes, grid: 4 * blocks * nodes, own: 4 * nodes },
    ...{ triangles: nodes, cursor: nodes },
  };
  const starts = new Map<HeaderName, number>();
  let end = aligned(HEADER.length);
  for (const name of HEADER) {
    starts.set(name, end);
    end += aligned(cellsOf[name]);
  }
  const start = (list: HeaderName) => starts.get(list)!;
  const machine = plain ? null : takeMachine(4 * end);
  const buffer = machine ? machine.memory.buffer : new ArrayBuffer(4 * end);
  const cells = new Int32Array(buffer);
  HEADER.forEach((name, at) => {
    cells[at] = 4 * start(name);
  });
  cells[HEADER.indexOf("words")] = words;
  cells.fill(0, start("rows"), start("members"));
  cells[start("offsets")] = 0;
  const resize = (size: number) => {
    const blocks = (size + 127) >> 7;
    cells[HEADER.indexOf("size")] = size;
    cells[HEADER.indexOf("blocks")] = blocks;
    cells.fill(0, start("grid"), start("grid") + 4 * blocks * size);
    cells.fill(0, start("own"), start("own") + 4 * size);
  };
  try {
    return use({ kernel: machine?.kernel ?? plainBitKernel(buffer as ArrayBuffer), cells, start, resize });
  } finally {
    if (machine) idle = machine;
  }
}

/** Whole 16 bytes. */
const aligned = (count: number) => (count + 3) & ~3;

type Machine = { memory: WebAssembly.Memory; kernel: BitKernel };
const PAGE = 65536;

/** Compiled once a process; null where WebAssembly or its 128-bit instructions are missing. */
let compiled: WebAssembly.Module | null | undefined;
/** One memory is kept for the next call: each reserves much address space, and bootstraps ask for thousands. */
let idle: Machine | undefined;

function takeMachine(bytes: number): Machine | null {
  if (compiled === undefined) {
    const code = bitKernelModule();
    const usable = typeof WebAssembly === "object" && WebAssembly.validate(code);
    compiled = usable ? new WebAssembly.Module(code) : null;
  }
  if (!compiled) return null;
  const machine = idle ?? machineOf(compiled);
  idle = undefined;
  const more = Math.ceil(bytes / PAGE) - machine.memory.buffer.byteLength / PAGE;
  if (more > 0) machine.memory.grow(more);
  return machine;
}

function machineOf(code: WebAssembly.Module): Machine {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(code, { env: { memory } });
  return { memory, kernel: exports as unknown as BitKernel };
}
