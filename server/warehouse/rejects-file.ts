import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { DomainError } from "@/server/domain/errors";
import { type DuckEngine, literal } from "@/server/warehouse/engine";
import type { RejectLabels } from "@/server/warehouse/import-report";
import { FAULTS, faultNumber } from "@/server/warehouse/rejects";
import { numberedRelation, reading, type Source } from "@/server/warehouse/source";

const COLUMNS = ["file", "row", "reason", "column", "value", "detail"] as const;

/**
 * The rejected rows as CSV with a byte order mark (Excel then reads it as UTF-8): file, row, reason, column, value,
 * detail, and the original columns of all files, each name once.
 *
 * @throws DomainError BAD_INPUT (`rejects_not_writable`)
 */
export async function writeRejects(
  engine: DuckEngine,
  sources: readonly Source[],
  to: string,
  { workDir, labels = {} }: { workDir: string; labels?: RejectLabels },
): Promise<void> {
  const originals = [...new Set(sources.flatMap(({ header }) => header))];
  const head = [...COLUMNS.map((name) => labels.columns?.[name] ?? name), ...originals];
  const target = await open(to, "w").catch((error: NodeJS.ErrnoException) => {
    if (!error.code || !NOT_WRITABLE.includes(error.code)) throw error;
    throw new DomainError(
      "BAD_INPUT",
      `${to} cannot be written (${error.code}); name a file in a folder that is there`,
      "rejects_not_writable",
      { code: error.code },
    );
  });
  try {
    const parts: string[] = [];
    // Every statement has ended before a stream begins: an engine that is closed in the middle of one takes the process along.
    for (const [file, source] of sources.entries()) {
      const part = join(workDir, `rejects-${file}.csv`);
      const rows = rejectedRows(source, file, originals, labels);
      await reading(source, () => engine.run(`COPY (${rows}) TO ${literal(part)} (HEADER false)`));
      parts.push(part);
    }
    async function* lines() {
      yield `\uFEFF${head.map(quoted).join(",")}\r\n`;
      for (const part of parts) yield* createReadStream(part);
    }
    await pipeline(lines, target.createWriteStream());
  } finally {
    await target.close().catch(() => {});
  }
}

const NOT_WRITABLE = ["EISDIR", "ENOENT", "ENOTDIR", "EACCES", "EPERM", "EROFS"];

function rejectedRows(source: Source, file: number, originals: string[], labels: RejectLabels): string {
  const reasons = (Object.keys(FAULTS) as (keyof typeof FAULTS)[]).map((name) => {
    const { reason } = FAULTS[name];
    return `WHEN ${faultNumber(name)} THEN ${literal(labels.reasons?.[reason] ?? reason)}`;
  });
  const columns = source.header.map((name, at) => `WHEN ${at} THEN ${literal(name)}`);
  const cells = originals.map((name) => {
    const at = source.header.indexOf(name);
    return at < 0 ? "NULL" : `n.c${at}`;
  });
  return `SELECT ${literal(source.name)}, f.row, CASE f.fault ${reasons.join(" ")} END,
      CASE f.col ${columns.join(" ")} END, f.value, f.detail, ${cells.join(", ")}
    FROM ${numberedRelation(source)} n JOIN fault f ON f.row = n.row AND f.file = ${file}
    ORDER BY f.row, f.col`;
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
