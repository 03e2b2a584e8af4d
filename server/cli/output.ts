import { once } from "node:events";

/** Writes lines to stdout and waits while the reader is slower; a large network never stands in memory as one text. */
export async function print(lines: Iterable<string>): Promise<void> {
  let buffer = "";
  const flush = async () => {
    if (buffer && !process.stdout.write(buffer)) await once(process.stdout, "drain");
    buffer = "";
  };
  for (const line of lines) {
    buffer += `${line}\n`;
    if (buffer.length > 1 << 16) await flush();
  }
  await flush();
}

/** Progress and remarks; stdout is for results only. */
export const remark = (text: string) => void process.stderr.write(`${text}\n`);

/** An exact integer in JSON: a number where a reader's double holds it exactly, else its digits as a string. */
export const jsonInteger = (value: bigint): number | string =>
  value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= -BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value.toString();

export const csvCell = (value: string | number | boolean | bigint | null): string => {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
export const csvLine = (cells: readonly (string | number | boolean | bigint | null)[]): string =>
  cells.map(csvCell).join(",");
