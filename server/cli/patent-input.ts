import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { badInput, type OptionSpecs, type Options } from "@/server/cli/arguments";
import { pathOf } from "@/server/cli/files";
import { remark } from "@/server/cli/output";
import { DomainError } from "@/server/domain/errors";
import { hasText } from "@/server/features/patents/cells";
import { PATENT_COLUMNS, type PatentMapping } from "@/server/features/patents/columns";
import type { Findings, PatentReading } from "@/server/features/patents/parse";
import { patentRows } from "@/server/features/patents/patent-rows";
import { openPatents } from "@/server/features/patents/read-upload";

/** Options of every verb that reads patents. */
export const PATENT_OPTIONS: OptionSpecs = {
  patents: { value: "F.csv", help: "patents: CSV (UTF-8, CP949, UTF-16), TSV or .xlsx", required: true },
  map: { value: "COLUMN=HEADER,..", help: "which column is what, where the header is not recognised" },
  lists: {
    value: "LISTS.json",
    help: "stop words, synonyms and protected terms",
  },
};

export const PATENT_NOTES = [
  `Columns: ${PATENT_COLUMNS.join(", ")};`,
  "Korean and English headers are recognised; applicationNo, title and abstract are needed. Names of persons are not read.",
  "LISTS.json:",
  '{"stopWords": ["장치"], "synonyms": [{"from": "배터리", "to": "전지"}], "protectedTerms": ["고체 전해질"]}',
];

export type PatentInput = PatentReading & { name: string; path: string; share: () => number };

/** @throws DomainError NOT_FOUND | BAD_INPUT with file, row and column */
export async function patentInput(options: Options): Promise<PatentInput> {
  const path = pathOf(options.patents!);
  const name = basename(path);
  const there = await stat(path).catch(() => null);
  if (!there?.isFile())
    throw new DomainError("NOT_FOUND", `cannot open ${options.patents}`, "file_not_found", { file: name });
  return { name, path, ...(await openPatents({ path, name }, await mappingOf(options.map, path, name))) };
}

async function mappingOf(map: string | undefined, path: string, name: string) {
  const mapping: Partial<PatentMapping> = {};
  if (map === undefined) return mapping;
  const header = await headerOf(path, name);
  for (const pair of map.split(",")) {
    const [column, title] = pair.split("=").map((text) => text.trim());
    const known = PATENT_COLUMNS.find((each) => each === column);
    if (!known || !title)
      throw badInput(`--map ${pair}: expected COLUMN=HEADER with one of ${PATENT_COLUMNS.join(", ")}`);
    const at = header.indexOf(title);
    if (at < 0) throw badInput(`--map ${pair}: ${name} has no column ${title}; it has ${header.join(", ")}`);
    mapping[known] = at;
  }
  return mapping;
}

async function headerOf(path: string, name: string): Promise<string[]> {
  for await (const row of (await patentRows(path, name)).rows)
    if (hasText(row)) return row.map((cell) => cell.trim());
  return [];
}

/** Says what was left out, one line a reason. @throws DomainError BAD_INPUT when no row was a patent */
export function explainFindings({ name }: Pick<PatentInput, "name">, findings: Findings): void {
  const lines = Object.entries(findings.rejected).map(([reason, { count, rows }]) => {
    const first = findings.rejects.find((reject) => reject.reason === reason);
    const cell = first?.value ? `: ${first.value.slice(0, 60)}` : ": empty";
    return `rejected ${reason} ${count}; first ${name}, row ${rows[0]}${first?.column ? `, column ${first.column}${cell}` : ""}`;
  });
  if (findings.accepted === 0) throw badInput([`${name}: no row is a patent`, ...lines].join("; "));
  for (const line of lines) remark(`atlas: ${line}`);
  if (findings.unknownRegions.size > 0)
    remark(`atlas: no region: ${[...findings.unknownRegions.keys()].slice(0, 5).join(", ")}`);
}

/** SHA-256 of a file. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
