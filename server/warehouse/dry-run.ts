import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildReport } from "@/server/warehouse/build-report";
import { type CheckedInput, checkInput, prepareSources, settingsOf } from "@/server/warehouse/check-input";
import type { ImportHooks, ImportInput, ImportOptions } from "@/server/warehouse/dataset";
import { cancelled, type DuckEngine, openDuckDb } from "@/server/warehouse/engine";
import { gatherPairs } from "@/server/warehouse/gather-pairs";
import { gatherTrades, numberFaults } from "@/server/warehouse/gather-trades";
import type { ImportReport, RejectLabels } from "@/server/warehouse/import-report";
import { watch } from "@/server/warehouse/progress";
import { writeRejects } from "@/server/warehouse/rejects-file";

/**
 * Everything an import would do short of writing it: what the first rows mean, what is taken in, what is rejected and
 * why, row by row. With `rejectsFile` the rejected rows are written there as CSV.
 *
 * @throws DomainError BAD_INPUT when the files cannot be read at all, CANCELLED when `signal` is aborted
 */
export async function dryRun(
  input: ImportInput,
  options: ImportOptions,
  hooks: ImportHooks & { rejectsFile?: string; rejectLabels?: RejectLabels },
): Promise<ImportReport> {
  const workDir = await mkdtemp(join(hooks.workDir ?? tmpdir(), "stratlas-dry-run-"));
  try {
    const settings = await settingsOf(input, options, hooks);
    const sources = await uncancelled(hooks.signal, prepareSources(input, settings, workDir, hooks));
    const engine = await openDuckDb({ ...hooks, spillDir: workDir });
    try {
      const checked = await checkInput(engine, settings, sources, hooks);
      const { report } = await examine(engine, checked, { full: false, workDir }, hooks);
      return report;
    } finally {
      engine.close();
    }
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

/** Reads the trades, numbers the faults, writes the list of rejected rows when asked, and reports. */
export async function examine(
  engine: DuckEngine,
  checked: CheckedInput,
  { full, workDir }: { full: boolean; workDir: string },
  hooks: ImportHooks & { rejectsFile?: string; rejectLabels?: RejectLabels },
): Promise<{ report: ImportReport; faults: number }> {
  const { reader, sources, settings } = checked;
  const gathered = await watch(engine, "trades", reader.source, hooks, () =>
    gatherTrades(engine, reader, checked.quick, full),
  );
  if (full && settings.firmPairs)
    await watch(engine, "trades", reader.source, hooks, () => gatherPairs(engine, checked, gathered));
  const main = sources[0]!;
  const firms =
    settings.form === "flows"
      ? null
      : {
          name: settings.form === "wide" ? "survey_text" : "firm_text",
          at: Object.fromEntries(
            Object.entries(main.mapping).filter(([, at]) => typeof at === "number"),
          ) as Record<"firm_id" | "ksic" | "region" | "year", number>,
        };
  await watch(engine, "rejects", reader.source, hooks, () =>
    numberFaults(engine, reader, gathered, firms, sources.length - 1),
  );
  const report = await buildReport(engine, checked);
  const faults = Object.values(report.rejected).reduce((sum, count) => sum + count, 0);
  if (hooks.rejectsFile && faults > 0)
    await writeRejects(engine, sources, hooks.rejectsFile, { workDir, labels: hooks.rejectLabels });
  return { report, faults };
}

/** Streams say AbortError where the product says CANCELLED. */
export async function uncancelled<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw signal?.aborted ? cancelled() : error;
  }
}
