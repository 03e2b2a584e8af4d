import type { FileHandle } from "node:fs/promises";

const CHUNK = 1 << 20;
const SPARE = 256;

/** Rows of digits straight into bytes: no string is made for a row. Call `flush` between rows, it writes when full. */
export class CsvWriter {
  private readonly bytes = Buffer.allocUnsafe(CHUNK + SPARE);
  private length = 0;

  constructor(private readonly file: FileHandle) {}

  text(text: string): this {
    this.length += this.bytes.write(text, this.length, "latin1");
    return this;
  }

  byte(code: number): this {
    this.bytes[this.length++] = code;
    return this;
  }

  /** A whole number >= 0, with leading zeros up to `width`. */
  digits(value: number, width = 1): this {
    let size = width;
    for (let rest = 10 ** width; value >= rest; rest *= 10) size++;
    let left = value;
    for (let at = this.length + size - 1; at >= this.length; at--) {
      const tenth = Math.floor(left / 10);
      this.bytes[at] = 48 + left - tenth * 10;
      left = tenth;
    }
    this.length += size;
    return this;
  }

  get full(): boolean {
    return this.length >= CHUNK;
  }

  async flush(): Promise<void> {
    await this.file.write(this.bytes, 0, this.length);
    this.length = 0;
  }
}
