import { type FileHandle, open } from "node:fs/promises";
import type { ReadPatent } from "@/server/features/patents/read-patents";

/** So many patents at a time where nobody says otherwise, as of the database. */
const AT_ONCE = 2000;
const BUFFER = 1 << 20;

type Row = [string, string, string, number | null, string[], string[], string[]];

/**
 * Patents in a temporary file, in the order in which they came; they are read again in the order of their numbers. In memory are
 * the numbers and 12 bytes a patent.
 */
export class PatentSpool {
  private readonly file: FileHandle;
  private readonly numbers: string[] = [];
  private readonly starts: number[] = [0];
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private written = 0;
  private order: number[] | null = null;

  private constructor(file: FileHandle) {
    this.file = file;
  }

  /** @param path of a file that is not there yet */
  static async create(path: string): Promise<PatentSpool> {
    return new PatentSpool(await open(path, "wx+"));
  }

  async add({ applicationNo, title, abstract, year, regions, ipc, applicants }: ReadPatent): Promise<void> {
    const row: Row = [applicationNo, title, abstract, year, regions, ipc, applicants];
    const bytes = Buffer.from(JSON.stringify(row));
    this.numbers.push(applicationNo);
    this.starts.push(this.starts.at(-1)! + bytes.length);
    this.waiting.push(bytes);
    this.waitingBytes += bytes.length;
    if (this.waitingBytes >= BUFFER) await this.flush();
  }

  /** To be called once all are in. */
  async done(): Promise<void> {
    await this.flush();
    const { numbers } = this;
    this.order = [...numbers.keys()].sort((a, b) => (numbers[a]! < numbers[b]! ? -1 : 1));
  }

  /** Application numbers, ascending. */
  get ids(): string[] {
    return this.order!.map((place) => this.numbers[place]!);
  }

  async *batches(size = AT_ONCE): AsyncGenerator<ReadPatent[]> {
    for (let at = 0; at < this.order!.length; at += size) {
      const places = this.order!.slice(at, at + size);
      const read = await this.read(places);
      yield places.map((place) => read.get(place)!);
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.concat(this.waiting);
    await this.file.write(bytes, 0, bytes.length, this.written);
    this.written += bytes.length;
    this.waiting = [];
    this.waitingBytes = 0;
  }

  /** What stands one behind the other in the file is read at once. */
  private async read(places: readonly number[]): Promise<Map<number, ReadPatent>> {
    const found = new Map<number, ReadPatent>();
    const ascending = places.toSorted((a, b) => a - b);
    for (let from = 0; from < ascending.length; ) {
      let to = from + 1;
      while (to < ascending.length && ascending[to] === ascending[to - 1]! + 1) to++;
      const [start, end] = [this.starts[ascending[from]!]!, this.starts[ascending[to - 1]! + 1]!];
      const buffer = Buffer.alloc(end - start);
      await this.file.read(buffer, 0, buffer.length, start);
      for (const place of ascending.slice(from, to)) {
        const text = buffer.toString("utf8", this.starts[place]! - start, this.starts[place + 1]! - start);
        const [applicationNo, title, abstract, year, regions, ipc, applicants] = JSON.parse(text) as Row;
        found.set(place, { applicationNo, title, abstract, year, regions, ipc, applicants });
      }
      from = to;
    }
    return found;
  }
}
