import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

/** Reference material beside the checkout; tests that read it are skipped where it is absent. */
const folder = join(import.meta.dirname, "..", "..", "..", "shared", "reference");

export const hasSharedReference = existsSync(folder);

export const sharedRows = (file: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, file)), { columns: true, bom: true });
