import type { ImportHooks, ImportProgress } from "@/server/warehouse/dataset";
import type { DuckEngine } from "@/server/warehouse/engine";
import type { Source } from "@/server/warehouse/source";

const EVERY_MS = 250;

/** Reports how far DuckDB is through a file while `work` runs. Rows are an estimate until the statement is done. */
export async function watch<T>(
  engine: DuckEngine,
  phase: ImportProgress["phase"],
  source: Source | null,
  { onProgress }: Pick<ImportHooks, "onProgress">,
  work: () => Promise<T>,
): Promise<T> {
  if (!onProgress) return work();
  const began = performance.now();
  const totalRows = source?.rowsEstimate ?? null;
  const report = (share: number) => {
    const rows = totalRows === null ? 0 : Math.round(share * totalRows);
    const seconds = (performance.now() - began) / 1000;
    onProgress({
      phase,
      file: source?.name ?? null,
      rows,
      totalRows,
      rowsPerSecond: rows > 0 && seconds > 0 ? Math.round(rows / seconds) : null,
    });
  };
  report(0);
  const timer = setInterval(() => {
    const percent = engine.progress();
    if (percent >= 0) report(Math.min(percent, 100) / 100);
  }, EVERY_MS);
  try {
    const result = await work();
    report(1);
    return result;
  } finally {
    clearInterval(timer);
  }
}
