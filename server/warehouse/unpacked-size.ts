import { open } from "node:fs/promises";
import { DomainError } from "@/server/domain/errors";

/** 100,000 rows of a wide table unpack to some 200 MB. */
export const MAX_UNPACKED_MB = 400;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MAX_COMMENT = 65_535;
const MAX_DIRECTORY = 4 * 1024 * 1024;

/**
 * Refuses a ZIP file whose directory says that it unpacks to more than MAX_UNPACKED_MB: a spreadsheet is unpacked in
 * memory, and three megabytes can hold three gigabytes. A file without a readable directory is left to its reader.
 *
 * @throws DomainError BAD_INPUT (`unpacks_too_large`)
 */
export async function refuseLargeUnpacked(path: string, name: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, END_BYTES + MAX_COMMENT));
    await file.read(tail, 0, tail.length, size - tail.length);
    let at = tail.length - END_BYTES;
    while (at >= 0 && tail.readUInt32LE(at) !== END) at--;
    if (at < 0) return;
    const length = tail.readUInt32LE(at + 12);
    const offset = tail.readUInt32LE(at + 16);
    // Beyond these a directory is of the 64-bit kind, or of no workbook.
    if (length > MAX_DIRECTORY || offset + length > size) throw tooLarge(name);
    const directory = Buffer.alloc(length);
    await file.read(directory, 0, length, offset);
    if (sumOf(directory) > MAX_UNPACKED_MB * 1024 * 1024) throw tooLarge(name);
  } finally {
    await file.close();
  }
}

/** 0xffffffff, which stands for a 64-bit size, counts as the 4 GB that it is at least. */
function sumOf(directory: Buffer): number {
  let sum = 0;
  for (let at = 0; at + ENTRY_BYTES <= directory.length && directory.readUInt32LE(at) === ENTRY; ) {
    sum += directory.readUInt32LE(at + 24);
    at +=
      ENTRY_BYTES +
      directory.readUInt16LE(at + 28) +
      directory.readUInt16LE(at + 30) +
      directory.readUInt16LE(at + 32);
  }
  return sum;
}

const tooLarge = (name: string) =>
  new DomainError(
    "BAD_INPUT",
    `${name} unpacks to more than ${MAX_UNPACKED_MB} MB; save it as CSV and import that`,
    "unpacks_too_large",
    { file: name, megabytes: MAX_UNPACKED_MB },
  );
