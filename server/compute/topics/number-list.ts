const BITS = 18;
const SIZE = 1 << BITS;

/** A growing list of unsigned 32-bit numbers in chunks: it never copies what it holds and never needs twice the room. */
export class NumberList {
  length = 0;
  private readonly chunks: Uint32Array[] = [];

  push(value: number): void {
    const at = this.length++;
    let chunk = this.chunks[at >>> BITS];
    if (!chunk) {
      chunk = new Uint32Array(SIZE);
      this.chunks.push(chunk);
    }
    chunk[at & (SIZE - 1)] = value;
  }

  at(index: number): number {
    return this.chunks[index >>> BITS]![index & (SIZE - 1)]!;
  }

  /** All of it in one array; each chunk is given back once it is copied, and the list is empty after. */
  taken(make: "uint32"): Uint32Array;
  taken(make: "uint16"): Uint16Array;
  taken(make: "uint32" | "uint16"): Uint32Array | Uint16Array {
    const all = make === "uint32" ? new Uint32Array(this.length) : new Uint16Array(this.length);
    for (let at = 0; at < this.length; at += SIZE) {
      const chunk = this.chunks[at >>> BITS]!;
      all.set(at + SIZE > this.length ? chunk.subarray(0, this.length - at) : chunk, at);
      this.chunks[at >>> BITS] = EMPTY;
    }
    this.chunks.length = 0;
    this.length = 0;
    return all;
  }
}

const EMPTY = new Uint32Array(0);
