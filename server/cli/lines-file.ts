import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

const PART = 1 << 16;

/** Writes lines to a new file, a part at a time. */
export async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const stream = createWriteStream(path);
  const end = finished(stream);
  end.catch(() => {}); // reported below, wherever it happens
  let buffer = "";
  for (const line of lines) {
    buffer += `${line}\n`;
    if (buffer.length < PART) continue;
    if (!stream.write(buffer)) await Promise.race([once(stream, "drain"), end]);
    buffer = "";
  }
  stream.end(buffer);
  await end;
}
