import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** What one pass over the bytes tells. */
export type FileScan = {
  sha256: string;
  bytes: number;
  /** The whole file is valid UTF-8 (ASCII included). */
  utf8: boolean;
  /** A line without any character, other than at the very end. */
  blankLines: boolean;
  /** A byte of value zero. */
  zeroByte: boolean;
  /** Which of TELLING_BYTES occur below the header lines. */
  telling: ReadonlySet<number>;
};

/**
 * Bytes that decide how carefully cells must be read: quotes, the outer spaces that `trimmed` cuts off (the last bytes of
 * U+00A0 and U+3000 among them), and all that DuckDB accepts in a whole number besides digits (+1, 1.5, 1e2, 1_000, 0x1F,
 * 0b11). To look for a byte costs far less in the file than in its rows.
 */
export const NUMBER_BYTES = [..." \t\n\v\f\r+-.eE_xXbB"].map((sign) => sign.charCodeAt(0));
export const SPACE_BYTES = [0x20, 0x09, 0x0d, 0xa0, 0x80];
export const QUOTE_BYTE = 0x22;
const TELLING_BYTES = [...new Set([...NUMBER_BYTES, ...SPACE_BYTES, QUOTE_BYTE])].filter(
  (byte) => byte !== 0x0a,
);

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Hash, UTF-8 validity and blank lines of a file, in one pass and constant memory. `onBytes` gets the bytes so far. */
export async function scanFile(
  path: string,
  {
    signal,
    onBytes,
    headerLines = 0,
  }: { signal?: AbortSignal; onBytes?: (bytes: number) => void; headerLines?: number } = {},
): Promise<FileScan> {
  const hash = createHash("sha256");
  const blank = blankLineFinder();
  const telling = tellingBytes(headerLines);
  let bytes = 0;
  let utf8 = true;
  let zeroByte = false;
  let cut: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, {
    highWaterMark: 1 << 21,
    signal,
  }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    blank.add(chunk);
    telling.add(chunk);
    zeroByte ||= chunk.includes(0);
    if (utf8) {
      const text = cut.length > 0 ? Buffer.concat([cut, chunk]) : chunk;
      const whole = text.length - bytesOfCutCharacter(text);
      utf8 = isUtf8(text.subarray(0, whole));
      cut = Buffer.from(text.subarray(whole));
    }
    bytes += chunk.length;
    onBytes?.(bytes);
  }
  return {
    sha256: hash.digest("hex"),
    bytes,
    utf8: utf8 && cut.length === 0,
    blankLines: blank.found(),
    zeroByte,
    telling: telling.found,
  };
}

function tellingBytes(headerLines: number) {
  const found = new Set<number>();
  let missing = TELLING_BYTES;
  let lines = headerLines;
  return {
    found,
    add(chunk: Buffer) {
      let from = 0;
      while (lines > 0) {
        const end = chunk.indexOf(LINE_FEED, from);
        if (end < 0) return;
        from = end + 1;
        lines--;
      }
      const body = chunk.subarray(from);
      for (const byte of missing) if (body.includes(byte)) found.add(byte);
      missing = missing.filter((byte) => !found.has(byte));
    },
  };
}

/** How many bytes at the end begin a UTF-8 character that is not complete. */
export function bytesOfCutCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/**
 * Finds a line feed followed by an empty line and then by anything else. Looks for byte patterns instead of walking
 * the bytes, so that the usual file without blank lines costs next to nothing.
 */
function blankLineFinder() {
  let pending = true; // the start of the file counts as the end of a line
  let blankSeen = false;
  let found = false;
  const isBreak = (byte: number) => byte === LINE_FEED || byte === CARRIAGE_RETURN;
  return {
    add(chunk: Buffer) {
      if (found || chunk.length === 0) return;
      if (pending) {
        let at = 0;
        while (at < chunk.length && isBreak(chunk[at]!)) if (chunk[at++] === LINE_FEED) blankSeen = true;
        if (at === chunk.length) return;
        if (blankSeen) found = true;
      }
      let end = chunk.length;
      while (end > 0 && isBreak(chunk[end - 1]!)) end--;
      const body = chunk.subarray(0, end);
      if (body.includes("\n\n") || (body.includes(CARRIAGE_RETURN) && body.includes("\n\r\n"))) found = true;
      const tail = chunk.subarray(end);
      pending = tail.includes(LINE_FEED);
      blankSeen = pending && tail.indexOf(LINE_FEED) !== tail.lastIndexOf(LINE_FEED);
    },
    found: () => found,
  };
}
