import { type BitKernel, HEADER, type HeaderName } from "@/server/compute/network/bit-kernel-layout";

/** The bit kernels without WebAssembly, on the same memory, to the same whole numbers. */
export function plainBitKernel(memory: ArrayBuffer): BitKernel {
  const at = new Int32Array(memory);
  const value = (name: HeaderName) => at[HEADER.indexOf(name)]!;
  const list = (name: HeaderName) => value(name) >> 2;

  /** Each member's partners among the members. */
  function compact() {
    const [size, words] = [value("size"), 2 * value("words")];
    const [rows, sells, mask, members, local] = [
      ...[list("rows"), list("sells"), list("mask"), list("members"), list("local")],
    ] as [number, number, number, number, number];
    const [offsets, neighbours, degree, grid] = [
      ...[list("offsets"), list("neighbours"), list("degree"), list("grid")],
    ] as [number, number, number, number];
    let end = neighbours;
    let links = 0;
    for (let i = 0; i < size; i++) {
      const from = end;
      const row = at[members + i]! * words;
      for (let w = 0; w < words; w++) {
        const among = at[mask + w]!;
        links += ones(at[sells + row + w]! & among);
        for (let found = at[rows + row + w]! & among; found !== 0; found &= found - 1) {
          const j = at[local + 32 * w + 31 - Math.clz32(found & -found)]!;
          at[end++] = j;
          at[grid + 4 * ((j >> 7) * size + i) + ((j >> 5) & 3)]! |= 1 << j;
        }
      }
      at[degree + i] = end - from;
      at[offsets + i + 1] = end - neighbours;
      keepAboveDiagonal(grid + 4 * ((i >> 7) * size + i), i);
    }
    at[HEADER.indexOf("links")] = links;
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let e = at[offsets + i]!; e < at[offsets + i + 1]!; e++) sum += at[degree + at[neighbours + e]!]!;
      at[list("partnerDegrees") + i] = sum;
    }
  }

  function keepAboveDiagonal(block: number, i: number) {
    at.copyWithin(list("own") + 4 * i, block, block + 4);
    const lane = (i >> 5) & 3;
    at.fill(0, block, block + lane);
    at[block + lane]! &= -2 << i;
  }

  /**
   * t_i = Σ_j∈N(i) |{k > j : k ∈ N(j) ∩ N(i)}|: for each 32 columns k the lines of the partners j are added up bit by
   * bit (a carry-save adder of ones, twos, fours, eights), so that bits are counted once for eight lines.
   * Source  Harley and Seal's population count, in Warren, Hacker's Delight (2nd ed.), section 5-1.
   */
  function count() {
    const [size, blocks] = [value("size"), value("blocks")];
    const [offsets, neighbours, triangles, cursor] = [
      ...[list("offsets"), list("neighbours"), list("triangles"), list("cursor")],
    ] as [number, number, number, number];
    at.fill(0, triangles, triangles + size);
    at.copyWithin(cursor, offsets, offsets + size);
    for (let w = 0; w < 4 * blocks; w++) {
      const plane = list("grid") + 4 * (w >> 2) * size + (w & 3);
      for (let i = 0; i < size; i++) {
        const mask = i >> 7 === w >> 2 ? at[list("own") + 4 * i + (w & 3)]! : at[plane + 4 * i]!;
        if (mask === 0) continue;
        at[cursor + i]! += ones(mask);
        at[triangles + i]! += common(
          plane,
          mask,
          neighbours + at[offsets + i]!,
          neighbours + at[cursor + i]!,
        );
      }
    }
  }

  /** Σ of the set bits under `mask` in the lines `at[from .. to)` of a plane. */
  function common(plane: number, mask: number, from: number, to: number): number {
    let total = 0;
    let one = 0;
    let two = 0;
    let four = 0;
    let e = from;
    for (; e + 8 <= to; e += 8) {
      let fours = 0;
      let eights = 0;
      for (let half = e; half < e + 8; half += 4) {
        let x = at[plane + 4 * at[half]!]!;
        let y = at[plane + 4 * at[half + 1]!]!;
        let u = one ^ x;
        const twos = (one & x) | (u & y);
        one = u ^ y;
        x = at[plane + 4 * at[half + 2]!]!;
        y = at[plane + 4 * at[half + 3]!]!;
        u = one ^ x;
        const more = (one & x) | (u & y);
        one = u ^ y;
        u = two ^ twos;
        const carry = (two & twos) | (u & more);
        two = u ^ more;
        if (half === e) fours = carry;
        else {
          u = four ^ fours;
          eights = (four & fours) | (u & carry);
          four = u ^ carry;
        }
      }
      total += 8 * ones(eights & mask);
    }
    for (; e < to; e++) total += ones(at[plane + 4 * at[e]!]! & mask);
    return total + ones(one & mask) + 2 * ones(two & mask) + 4 * ones(four & mask);
  }

  return { compact, count };
}

/** Set bits of a 32-bit word. */
function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
