import { isUtf8 } from "node:buffer";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { DomainError } from "@/server/domain/errors";
import { cp949Decoder, NotCp949 } from "@/server/warehouse/cp949";
import { bytesOfCutCharacter } from "@/server/warehouse/scan-file";

export const ENCODINGS = ["utf-8", "utf-8-bom", "cp949", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** From the first bytes: a byte order mark, else UTF-16 by its zero bytes, else UTF-8 when they are valid, else CP949. */
export function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8-bom";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const wide = unmarkedUtf16(head);
  if (wide) return wide;
  return isUtf8(head.subarray(0, head.length - bytesOfCutCharacter(head))) ? "utf-8" : "cp949";
}

/** Share of the units of a UTF-16 text that are ASCII (commas, digits, line ends), at the least. */
const ASCII_SHARE = 0.1;

/** UTF-16 without a byte order mark: zero bytes, all of them on one side of the pairs, as often as a table has ASCII. */
function unmarkedUtf16(head: Buffer): Encoding | null {
  const zeros = [0, 0];
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) zeros[at % 2]!++;
  const [even, odd] = zeros as [number, number];
  const most = Math.max(even, odd);
  if (Math.min(even, odd) > 0 || most === 0 || most < (head.length / 2) * ASCII_SHARE) return null;
  return odd > 0 ? "utf-16le" : "utf-16be";
}

type Decoder = { decode(bytes: Uint8Array): string; end(): string };

/** A streaming decoder that drops a byte order mark and throws on bytes that are no character. */
export function decoderOf(encoding: Encoding): Decoder {
  if (encoding === "cp949") {
    const decoder = cp949Decoder();
    return {
      decode: (bytes) => decoder.decode(bytes),
      end: () => {
        decoder.end();
        return "";
      },
    };
  }
  const label = encoding === "utf-8-bom" ? "utf-8" : encoding;
  const decoder = new TextDecoder(label, { fatal: true });
  return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

const NUL = "\u0000";
/** How a zero byte is shown: no statement and no report can hold it, and what stood there should be seen. */
export const SHOWN_NUL = "\u2400";

/**
 * Writes a text file again as UTF-8 without a byte order mark. A line without any character becomes `""`, a record
 * with one empty cell, because the CSV reader drops empty lines and row numbers would no longer be the file's own. With
 * `oldLineEnds` a carriage return alone ends a line, as old Macintosh programs have it. Zero bytes become ␀.
 *
 * @throws DomainError BAD_INPUT (`undecodable`) with the line when the bytes are neither UTF-8 nor CP949
 */
export async function transcode(
  from: string,
  to: string,
  encoding: Encoding,
  { name, signal, oldLineEnds = false }: { name: string; signal?: AbortSignal; oldLineEnds?: boolean },
): Promise<void> {
  const decoder = decoderOf(encoding);
  const blank = blankLineMarker();
  let lines = 1;
  let heldBack = ""; // a carriage return at the end of a chunk belongs to the line feed that follows
  const marked = (decoded: string): string => {
    const shown = decoded.replaceAll(NUL, SHOWN_NUL);
    const whole = heldBack + (oldLineEnds ? shown.replaceAll("\r", "\n") : shown);
    heldBack = whole.endsWith("\r") ? "\r" : "";
    const text = heldBack ? whole.slice(0, -1) : whole;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
    return blank(text);
  };
  async function* rewritten() {
    for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20, signal }))
      yield marked(decoder.decode(chunk as Buffer));
    yield marked(decoder.end()) + heldBack;
  }
  try {
    await pipeline(rewritten, createWriteStream(to));
  } catch (error) {
    if (error instanceof NotCp949 || error instanceof TypeError)
      throw new DomainError(
        "BAD_INPUT",
        `${name}, after line ${lines}: the text is neither UTF-8 nor CP949; save the file again as "CSV UTF-8"`,
        "undecodable",
        { file: name, line: lines },
      );
    throw error;
  }
}

/** Puts `""` on empty lines outside quotes; keeps its state from chunk to chunk. */
function blankLineMarker(): (text: string) => string {
  let quoted = false;
  let lineEmpty = true;
  return (text) => {
    const parts: string[] = [];
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x0a && !quoted) {
        if (lineEmpty) {
          const end = at > start && text.charCodeAt(at - 1) === 0x0d ? at - 1 : at;
          parts.push(text.slice(start, end), '""');
          start = end;
        }
        lineEmpty = true;
      } else if (unit !== 0x0d) {
        lineEmpty = false;
        if (unit === 0x22) quoted = !quoted;
      }
    }
    parts.push(text.slice(start));
    return parts.join("");
  };
}
