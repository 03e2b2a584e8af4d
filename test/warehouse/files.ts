import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { warehouseReference } from "@/server/features/datasets/warehouse-reference";
import { cp949Decoder } from "@/server/warehouse/cp949";
import type { ImportInput, ImportOptions } from "@/server/warehouse/dataset";
import { dryRun } from "@/server/warehouse/dry-run";
import { importDataset } from "@/server/warehouse/import-dataset";

// Imports take a moment on a busy machine; none of these tests is about time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

export const reference = warehouseReference();
export const hooks = { reference, memoryLimitMb: 500, threads: 2 };

/** A folder of its own for a test, gone when it ends. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "warehouse-test-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Writes lines (or bytes) into a folder and gives the path. */
export function file(dir: string, name: string, content: string | readonly string[] | Buffer): string {
  const path = join(dir, name);
  writeFileSync(
    path,
    typeof content === "string" || Buffer.isBuffer(content) ? content : `${content.join("\n")}\n`,
  );
  return path;
}

export const FIRMS = ["firm_id,ksic,region", "F1,30399,충남", "F2,C30121,충남_아산시", "F3,24123,경기"];

/** The long form with these lines in its two files. */
export function longInput(
  dir: string,
  transactions: readonly string[],
  firms: readonly string[] = FIRMS,
): ImportInput {
  return {
    form: "long",
    firms: { path: file(dir, "firms.csv", firms) },
    transactions: { path: file(dir, "trades.csv", transactions) },
  };
}

export const tried = (input: ImportInput, options: ImportOptions = {}) => dryRun(input, options, hooks);
export const imported = async (dir: string, input: ImportInput, options: ImportOptions = {}) =>
  (await importDataset(join(dir, "store"), input, options, hooks)).store;

let codes: Map<string, number> | undefined;

/** CP949 bytes, by reading the decoder backwards. */
export function inCp949(text: string): Buffer {
  codes ??= new Map(
    Array.from({ length: 126 * 256 }, (_, at): [string, number] => {
      const code = ((at >> 8) + 0x81) * 256 + (at & 255);
      try {
        return [cp949Decoder().decode(Uint8Array.of(code >> 8, code & 255)), code];
      } catch {
        return ["", 0];
      }
    }),
  );
  return Buffer.concat(
    [...text].map((character) =>
      character.charCodeAt(0) < 0x80
        ? Buffer.from(character)
        : Buffer.of(codes!.get(character)! >> 8, codes!.get(character)! & 255),
    ),
  );
}
