import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parse } from "csv-parse";
import { DomainError } from "@/server/domain/errors";
import { delimiterOf } from "@/server/warehouse/csv-text";
import { decoderOf, encodingOf } from "@/server/warehouse/encoding";
import { spreadsheetRows } from "@/server/warehouse/spreadsheet";

const CHUNK = 1 << 20;

export type PatentRows = {
  /** The records of the file in their order, the header among them; never more than a few thousand are in memory. */
  rows: AsyncIterable<string[]>;
  /** Of a workbook, where a date may stand as the number of its day. */
  spreadsheet: boolean;
  /** Part of the file that has been read, 0 to 1; of a workbook only 0 or 1 is known. */
  share: () => number;
};

/**
 * The rows of a file of patents: CSV or TSV (UTF-8 with or without a byte order mark, UTF-16, CP949), or the first sheet of an
 * .xlsx workbook.
 * @throws DomainError while reading: BAD_INPUT `undecodable` | `csv_broken` | `not_xlsx` | `too_many_rows`
 */
export async function patentRows(path: string, name: string): Promise<PatentRows> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0).finally(() => file.close());
  if (bytesRead === 4 && buffer.toString("latin1") === "PK\u0003\u0004") {
    let ended = false;
    return {
      rows: (async function* () {
        yield* spreadsheetRows(path, name);
        ended = true;
      })(),
      spreadsheet: true,
      share: () => Number(ended),
    };
  }
  const { size } = await stat(path);
  let read = 0;
  const bytes = async function* () {
    read = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
      read += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
  };
  return { rows: csvRows(bytes, name), spreadsheet: false, share: () => (size > 0 ? read / size : 1) };
}

/** The records of a text. `bytes` is called twice: to see how the text is written, and to read it. */
export async function* csvRows(
  bytes: () => AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<string[]> {
  const decoder = decoderOf(encodingOf(await telling(bytes())));
  const texts = decoded(bytes(), decoder, name)[Symbol.asyncIterator]();
  let first = await texts.next();
  while (!first.done && first.value === "") first = await texts.next(); // a byte order mark alone
  const head = first.done ? "" : first.value;
  const parser = parse({
    delimiter: delimiterOf(head),
    relax_column_count: true,
    skip_empty_lines: false,
    relax_quotes: true,
  });
  const whole = async function* () {
    yield head;
    for (let next = await texts.next(); !next.done; next = await texts.next()) yield next.value;
  };
  // What goes wrong in the text reaches the reader of the rows through the parser.
  pipeline(Readable.from(whole(), { objectMode: true, highWaterMark: 1 }), parser).catch(() => {});
  try {
    for await (const record of parser) yield record as string[];
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const line = (error as { lines?: number }).lines ?? 0;
    throw new DomainError(
      "BAD_INPUT",
      `${name}, line ${line}: a quoted cell is not closed; save the file again as CSV`,
      "csv_broken",
      { file: name, line },
    );
  } finally {
    parser.destroy();
    await texts.return?.(undefined); // closes the file where somebody stopped in the middle
  }
}

/** The first part of the text that holds more than ASCII, or else the first: only that tells how it is written. */
async function telling(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  let first: Buffer | null = null;
  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    first ??= buffer;
    if (buffer.some((byte) => byte === 0 || byte > 0x7f)) return buffer;
  }
  return first ?? Buffer.alloc(0);
}

async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  decoder: ReturnType<typeof decoderOf>,
  name: string,
): AsyncGenerator<string> {
  try {
    for await (const chunk of chunks) yield decoder.decode(chunk);
    yield decoder.end();
  } catch {
    throw new DomainError(
      "BAD_INPUT",
      `${name}: the text is neither UTF-8 nor CP949; save the file again as "CSV UTF-8"`,
      "undecodable",
      { file: name },
    );
  }
}
