/**
 * WebAssembly as TypeScript expressions: each function returns the bytes of an instruction after those of its operands,
 * so that a kernel reads like a program and no binary has to be kept. It has only what our kernels need.
 *
 * Source  WebAssembly Core Specification 2.0, chapter 5 (binary format).
 */
export type Code = readonly number[];

const I32 = 0x7f;
const I64 = 0x7e;
const V128 = 0x7b;

const join = (...parts: (Code | number)[]): number[] => parts.flat();
const simd = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];
const operation =
  (opcode: Code) =>
  (...operands: Code[]): Code =>
    join(...operands, opcode);

/** Whole numbers of 32 bits; addresses are in bytes. */
export const int = {
  constant: (value: number): Code => join(0x41, signed(value)),
  load: (address: Code, offset = 0): Code => join(address, 0x28, 2, unsigned(offset)),
  store: (address: Code, value: Code, offset = 0): Code => join(address, value, 0x36, 2, unsigned(offset)),
  add: operation([0x6a]),
  subtract: operation([0x6b]),
  multiply: operation([0x6c]),
  and: operation([0x71]),
  or: operation([0x72]),
  left: operation([0x74]),
  right: operation([0x76]),
  equal: operation([0x46]),
  below: operation([0x48]),
  atMost: operation([0x4c]),
  /** The first operand where the third is not 0, else the second. */
  choose: operation([0x1b]),
};

/** 64 bits. */
export const word = {
  load: (address: Code): Code => join(address, 0x29, 3, 0),
  and: operation([0x83]),
  any: (value: Code): Code => join(value, 0x50, 0x45),
  /** Number of set bits, and the place of the lowest one. */
  count: (value: Code): Code => join(value, 0x7b, 0xa7),
  lowest: (value: Code): Code => join(value, 0x7a, 0xa7),
  withoutLowest: (value: Code): Code => join(value, value, 0x42, 1, 0x7d, 0x83),
};

/** 128 bits. */
export const bits = {
  none: join(simd(12), new Array<number>(16).fill(0)) as Code,
  load: (address: Code): Code => join(address, simd(0), 4, 0),
  store: (address: Code, value: Code): Code => join(address, value, simd(11), 4, 0),
  and: operation(simd(78)),
  or: operation(simd(80)),
  xor: operation(simd(81)),
  any: operation(simd(83)),
  /** Number of set bits; `value` is evaluated twice, so give it a local. */
  count: (value: Code): Code => join(value, simd(29), 0, 0x7b, value, simd(29), 1, 0x7b, 0x7c, 0xa7),
};

export const sequence = (...statements: Code[]): Code => join(...statements);
export const when = (condition: Code, ...body: Code[]): Code => join(condition, 0x04, 0x40, ...body, 0x0b);
/** Repeats `body` while `condition`, which is looked at before each round. */
export const during = (condition: Code, ...body: Code[]): Code =>
  join(0x03, 0x40, condition, 0x04, 0x40, ...body, 0x0c, 1, 0x0b, 0x0b);

/** Variables of a function by name, all 0 at its start. */
export function variables<I extends string, W extends string, B extends string>(
  ints: readonly I[],
  words: readonly W[],
  vectors: readonly B[],
) {
  const index = new Map<string, number>([...ints, ...words, ...vectors].map((name, at) => [name, at]));
  const get = (name: I | W | B): Code => join(0x20, unsigned(index.get(name)!));
  const set = (name: I | W | B, value: Code): Code => join(value, 0x21, unsigned(index.get(name)!));
  const declarations = join(
    ...[3, unsigned(ints.length), I32],
    ...[unsigned(words.length), I64],
    ...[unsigned(vectors.length), V128],
  );
  return { get, set, declarations };
}

export type WasmFunction = { name: string; declarations: Code; body: Code };

/** A module whose functions take and return nothing; it imports its memory as `env.memory`. */
export function wasmModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const vector = (items: readonly Code[]) => join(unsigned(items.length), ...items);
  const section = (id: number, content: Code) => join(id, unsigned(content.length), content);
  const name = (text: string) => vector([...text].map((letter) => [letter.charCodeAt(0)]));
  const sized = (content: Code) => join(unsigned(content.length), content);
  return Uint8Array.from(
    join(
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, vector([[0x60, 0, 0]])),
      section(2, vector([join(name("env"), name("memory"), [2, 0, 1])])),
      section(3, vector(functions.map(() => [0]))),
      section(7, vector(functions.map((func, at) => join(name(func.name), 0, unsigned(at))))),
      section(10, vector(functions.map(({ declarations, body }) => sized(join(declarations, body, 0x0b))))),
    ),
  );
}

function unsigned(value: number): number[] {
  const low = value & 0x7f;
  return value < 0x80 ? [low] : [low | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  const last = (rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40);
  return last ? [low] : [low | 0x80, ...signed(rest)];
}
