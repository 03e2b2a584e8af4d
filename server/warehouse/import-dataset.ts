import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DomainError } from "@/server/domain/errors";
import {
  checkSame,
  checkSum,
  checkYears,
  compareFirms,
  hasAmounts,
  joined,
  linkParts,
} from "@/server/warehouse/add-years";
import {
  type CheckedInput,
  checkInput,
  prepareSources,
  type Settings,
  settingsOf,
} from "@/server/warehouse/check-input";
import type { ImportHooks, ImportInput, ImportOptions } from "@/server/warehouse/dataset";
import { examine, uncancelled } from "@/server/warehouse/dry-run";
import { cancelled, openDuckDb } from "@/server/warehouse/engine";
import type { ImportReport, RejectLabels } from "@/server/warehouse/import-report";
import type { Source } from "@/server/warehouse/source";
import {
  commitStore,
  DATA_PREFIX,
  manifestIn,
  openStore,
  READING_VERSION,
  removeStrays,
  STORE_VERSION,
  type Store,
  type StoreManifest,
} from "@/server/warehouse/store";
import { claimWorkDir } from "@/server/warehouse/work-dir";
import { writeParquet } from "@/server/warehouse/write-parquet";

export type ImportResult = {
  store: Store;
  /** The same files had been imported with the same settings: nothing was done, and there is no new report. */
  alreadyImported: boolean;
  report: ImportReport | null;
};

export type StoreOptions = {
  /** Replace what the folder holds. */
  replace?: boolean;
  /**
   * The folder of a store that the years of these files are added to. It may be `dir` itself; else `dir` becomes a store
   * with the years of both and the other stays as it is.
   */
  addTo?: string;
  /** Years of the files that are there already are replaced; without it they are refused. */
  replaceYears?: boolean;
  /** From how many flows a year on a province is also kept added up (write-parquet.ts). */
  largeFrom?: number;
};

/**
 * Imports a data set into the folder `dir`. All or nothing: the store is what it was until the last step, and an import
 * that fails, is cancelled or killed leaves no data (what a kill leaves is removed by the next import).
 *
 * @throws DomainError BAD_INPUT (unreadable files; `nothing_accepted`), CONFLICT (`store_not_empty` unless `replace`,
 *   `import_running`; with `addTo` also `store_differs`, `years_exist`), NOT_FOUND (`store_not_found`), CANCELLED
 */
export async function importDataset(
  dir: string,
  input: ImportInput,
  options: ImportOptions & StoreOptions,
  hooks: ImportHooks & { rejectLabels?: RejectLabels },
): Promise<ImportResult> {
  const settings = await settingsOf(input, options, hooks);
  const work = await claimWorkDir(dir);
  try {
    let unreadable = false;
    const before = await manifestIn(dir).catch((error) => {
      if (!options.replace) throw error;
      unreadable = true;
      return null;
    });
    // What a store that cannot be read here calls its own is not known: it stays whole until it is replaced.
    if (!unreadable) await removeStrays(dir, before);
    const base = options.addTo === undefined ? null : await openStore(options.addTo);
    const within = base !== null && resolve(base.dir) === resolve(dir);
    const sources = await uncancelled(hooks.signal, prepareSources(input, settings, work.path, hooks));
    if (base) checkSame(base, settings, hasAmounts({ settings, sources }));
    const fingerprint = fingerprintOf(settings, sources, hooks.reference.version);
    const same = base ? within && lastOf(base.manifest) === fingerprint : before?.fingerprint === fingerprint;
    if (before && same) return { store: { dir, manifest: before }, alreadyImported: true, report: null };
    if (before && !options.replace && !within)
      throw new DomainError(
        "CONFLICT",
        `${dir} already holds another data set (${before.files.map(({ name }) => name).join(", ")}); choose another folder or replace it`,
        "store_not_empty",
        { dir },
      );
    const { manifest, report } = await build(settings, sources, fingerprint, work.path, hooks, base, options);
    if (hooks.signal?.aborted) throw cancelled();
    const prepared = new Map([[manifest.data, join(work.path, "data")]]);
    if (base && !within)
      for (const [data, path] of await linkParts(base, manifest.parts.slice(0, -1), work.path))
        prepared.set(data, path);
    const committed = await commitStore(dir, work.path, prepared, manifest);
    return { store: { dir, manifest: committed }, alreadyImported: false, report };
  } finally {
    await work.release();
  }
}

async function build(
  settings: Settings,
  sources: Source[],
  fingerprint: string,
  workDir: string,
  hooks: ImportHooks & { rejectLabels?: RejectLabels },
  base: Store | null,
  { replaceYears = false, largeFrom }: StoreOptions,
): Promise<{ manifest: StoreManifest; report: ImportReport }> {
  const data = join(workDir, "data");
  await mkdir(data);
  const engine = await openDuckDb({ ...hooks, spillDir: join(workDir, "spill") });
  try {
    const checked = await checkInput(engine, settings, sources, hooks, base?.manifest);
    const { report, faults } = await examine(
      engine,
      checked,
      { full: true, workDir },
      { ...hooks, rejectsFile: join(data, "rejected.csv") },
    );
    if (report.transactions === 0) throw nothingAccepted(report);
    if (base) checkYears(base, report.years, replaceYears);
    const written = await writeParquet(
      engine,
      data,
      {
        years: report.years,
        pairs: settings.firmPairs ?? false,
        places: checked.places,
        ...(largeFrom !== undefined && { largeFrom }),
      },
      hooks,
    );
    const manifest = manifestOf(checked, report, fingerprint, written, faults > 0);
    if (!base) return { manifest, report };
    const both = await joined(engine, base, manifest, await compareFirms(engine, base));
    checkSum(both.amount);
    return { manifest: both, report };
  } finally {
    engine.close();
  }
}

function manifestOf(
  { settings, industries, places, sources }: CheckedInput,
  report: ImportReport,
  fingerprint: string,
  { large, ...written }: { flows: number; selfTrades: number; large: string[] },
  hasRejects: boolean,
): StoreManifest {
  const data = `${DATA_PREFIX}${fingerprint.slice(0, 16)}`;
  const cities = places.filter(({ code }) => code.length === 5).length;
  return {
    version: STORE_VERSION,
    fingerprint,
    form: settings.form,
    classification: settings.codes.classification,
    ksicDigits: settings.codes.digits,
    unit: report.unit,
    years: report.years,
    counts: { firms: report.firms, transactions: report.transactions, ...written },
    amount: report.amount,
    files: sources.map(({ role, name, sha256, bytes }, at) => ({
      role,
      name,
      sha256,
      bytes,
      rows: report.files[at]!.rows,
    })),
    rejected: report.rejected,
    warnings: report.warnings,
    regionLevel:
      places.length === 0 ? "none" : cities === 0 ? "province" : cities === places.length ? "city" : "mixed",
    industries,
    places,
    data,
    hasRejects,
    parts: [
      {
        data,
        fingerprint,
        years: report.years,
        rejected: report.rejected,
        hasRejects,
        nation: true,
        pairs: settings.firmPairs ?? false,
        large,
      },
    ],
  };
}

function fingerprintOf(
  { codes, ...settings }: Settings,
  sources: Source[],
  referenceVersion: string,
): string {
  const { industryCode: _, linkage, ...rules } = codes;
  const all = {
    version: READING_VERSION,
    settings,
    rules,
    linkage: linkage?.sha256 ?? null,
    referenceVersion,
    files: sources.map(({ role, sha256, mapping }) => [role, sha256, Object.entries(mapping).sort()]),
  };
  return createHash("sha256").update(JSON.stringify(all)).digest("hex");
}

const lastOf = ({ parts }: StoreManifest) => parts.at(-1)!.fingerprint;

function nothingAccepted({ files, rejected, samples }: ImportReport): DomainError {
  const [reason, count] = Object.entries(rejected).sort((a, b) => b[1] - a[1])[0] ?? ["no rows", 0];
  const sample = samples[reason as keyof typeof samples]?.[0];
  const where = sample
    ? `; first ${sample.file}, row ${sample.row}, column ${sample.column}: ${sample.value ?? "empty"}, expected ${sample.expected}`
    : "";
  return new DomainError(
    "BAD_INPUT",
    `no trade of ${files.at(-1)!.name} could be taken in (${reason}: ${count})${where}`,
    "nothing_accepted",
    {
      reason,
      count,
      file: sample?.file ?? files.at(-1)!.name,
      row: sample?.row ?? 0,
      column: sample?.column ?? "",
    },
  );
}
