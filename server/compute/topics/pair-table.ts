/**
 * Pairs of non-negative integers, numbered 0, 1, 2 ... as they come: a hash table with open addressing in typed arrays, 16
 * to 32 bytes a pair where a Map of strings needs some 150.
 */
export class PairTable {
  size = 0;
  left = new Uint32Array(512);
  right = new Uint32Array(512);
  private slots = new Int32Array(1024).fill(-1);

  /** The number of a pair, or -1. */
  find(left: number, right: number): number {
    const mask = this.slots.length - 1;
    let slot = hash(left, right) & mask;
    for (;;) {
      const entry = this.slots[slot]!;
      if (entry < 0 || (this.left[entry] === left && this.right[entry] === right)) return entry;
      slot = (slot + 1) & mask;
    }
  }

  /** The number of a pair, new if need be. */
  add(left: number, right: number): number {
    const known = this.find(left, right);
    if (known >= 0) return known;
    if (this.size === this.left.length) this.grow();
    const entry = this.size++;
    this.left[entry] = left;
    this.right[entry] = right;
    this.place(entry);
    return entry;
  }

  private place(entry: number): void {
    const mask = this.slots.length - 1;
    let slot = hash(this.left[entry]!, this.right[entry]!) & mask;
    while (this.slots[slot]! >= 0) slot = (slot + 1) & mask;
    this.slots[slot] = entry;
  }

  private grow(): void {
    this.left = wider(this.left);
    this.right = wider(this.right);
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let entry = 0; entry < this.size; entry++) this.place(entry);
  }
}

export function wider(
  values: Uint32Array<ArrayBuffer>,
  length = values.length * 2,
): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(length);
  more.set(values);
  return more;
}

function hash(left: number, right: number): number {
  let mixed = Math.imul(left, 0x9e3779b1) ^ Math.imul(right + 0x7f4a7c15, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
