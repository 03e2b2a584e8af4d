import { parse } from "csv-parse/sync";
import { DomainError } from "@/server/domain/errors";
import { delimiterOf } from "@/server/warehouse/csv-text";
import { decoderOf, encodingOf } from "@/server/warehouse/encoding";

/** The rows of a CSV or TSV file as text. @throws DomainError BAD_INPUT `undecodable` | `csv_broken` */
export function recordsOf(bytes: Uint8Array, name: string): string[][] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text: string;
  try {
    const decoder = decoderOf(encodingOf(buffer));
    text = decoder.decode(buffer) + decoder.end();
  } catch {
    throw new DomainError(
      "BAD_INPUT",
      `${name}: the text is neither UTF-8 nor CP949; save the file again as "CSV UTF-8"`,
      "undecodable",
      { file: name },
    );
  }
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      relax_quotes: true,
    });
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 0;
    throw new DomainError(
      "BAD_INPUT",
      `${name}, line ${line}: a quoted cell is not closed; save the file again as CSV`,
      "csv_broken",
      { file: name, line },
    );
  }
}
