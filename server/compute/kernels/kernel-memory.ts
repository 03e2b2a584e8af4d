/** What a list of a kernel holds. */
export const LIST_TYPES = {
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
  u8: Uint8Array,
  u16: Uint16Array,
} as const;
export type ListType = keyof typeof LIST_TYPES;

type Plan = Record<string, readonly [type: ListType, length: number]>;
type Lists<P extends Plan> = { readonly [K in keyof P]: InstanceType<(typeof LIST_TYPES)[P[K][0]]> };
type Addresses<P extends Plan> = { readonly [K in keyof P]: number };

export type KernelMemory<P extends Plan> = {
  /** Null where the twin in plain TypeScript is to work: the lists then lie in ordinary memory. */
  readonly memory: WebAssembly.Memory | null;
  readonly lists: Lists<P>;
  /** Where each list starts, in bytes: what a kernel is given. */
  readonly addresses: Addresses<P>;
};

const PAGE = 65_536;
const LIMIT = 65_535 * PAGE;

/**
 * One memory for all lists that a kernel reads and writes, each from a multiple of 16 bytes on (128-bit loads), all zero.
 * The first 16 bytes stay free, so that no list has address 0. `plain` lays the same lists out without WebAssembly.
 *
 * Errors: RangeError where the lists need more than 4 GB.
 */
export function kernelMemory<const P extends Plan>(
  plan: P,
  { plain = false }: { plain?: boolean } = {},
): KernelMemory<P> {
  const addresses: Record<string, number> = {};
  let end = 16;
  for (const [name, [type, length]] of Object.entries(plan)) {
    addresses[name] = end;
    end += 16 * Math.ceil((length * LIST_TYPES[type].BYTES_PER_ELEMENT) / 16);
    if (end > LIMIT) throw new RangeError("the lists of a kernel need more than 4 GB");
  }
  const memory = plain ? null : new WebAssembly.Memory({ initial: Math.ceil(end / PAGE) });
  const buffer = memory ? memory.buffer : new ArrayBuffer(end);
  const lists: Record<string, unknown> = {};
  for (const [name, [type, length]] of Object.entries(plan)) {
    lists[name] = new LIST_TYPES[type](buffer, addresses[name]!, length);
  }
  return { memory, lists: lists as Lists<P>, addresses: addresses as Addresses<P> };
}

const modules = new Map<string, WebAssembly.Module>();

/**
 * The functions of a compiled kernel over a memory. The module is compiled once in a process; without WebAssembly
 * (`wasmAvailable()` is false) take the twin.
 */
export function kernelFunctions<F>(binary: string, memory: WebAssembly.Memory): F {
  let compiled = modules.get(binary);
  if (!compiled) {
    compiled = new WebAssembly.Module(Buffer.from(binary, "base64"));
    modules.set(binary, compiled);
  }
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as F;
}

export const wasmAvailable = () => typeof WebAssembly === "object";
