import { access, copyFile, link, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "@/server/domain/errors";
import type { CheckedInput, Settings } from "@/server/warehouse/check-input";
import { type Engine, literal } from "@/server/warehouse/engine";
import type { RejectCounts } from "@/server/warehouse/rejects";
import { firmsFile, flowsFile, type Store, type StoreManifest } from "@/server/warehouse/store";

/*
 * Years are added to a store without reading the others again: the new import becomes a part beside the parts that are
 * there. A firm may have moved to another industry or region since, so each part keeps the firms of its own years.
 */

/**
 * What two imports must have in common to stand in one store.
 * @throws DomainError CONFLICT (`store_differs`) naming the setting and both values
 */
export function checkSame({ manifest, dir }: Store, { form, codes, unit }: Settings, amounts: boolean): void {
  const pairs: [string, string | number, string | number][] = [
    ["form", manifest.form, form],
    ["classification", manifest.classification, codes.classification],
    ["digits", manifest.ksicDigits, codes.digits],
    ["unit", manifest.unit, amounts ? unit.kept : "trades"],
  ];
  const different = pairs.find(([, there, here]) => there !== here);
  if (different)
    throw new DomainError(
      "CONFLICT",
      `${dir} has ${different[0]} ${different[1]} and these files ${different[2]}; years can only be added to data of the same kind`,
      "store_differs",
      { setting: different[0], found: String(different[1]), expected: String(different[2]) },
    );
}

/** @throws DomainError CONFLICT (`years_exist`) when the store has a year already and may not replace it */
export function checkYears({ manifest, dir }: Store, years: readonly number[], replaceYears: boolean): void {
  const there = years.filter((year) => manifest.years.includes(year));
  if (there.length > 0 && !replaceYears)
    throw new DomainError(
      "CONFLICT",
      `${dir} already holds ${there.join(", ")}; replace them on purpose or add other years`,
      "years_exist",
      { years: there.join(", ") },
    );
}

/** Firms of the new part beside those of the store's last one: in both, of them moved to another industry or region, new. */
export type FirmChanges = { same: number; moved: number; added: number };

export async function compareFirms(engine: Engine, base: Store): Promise<FirmChanges> {
  const [row] = await engine.rows(`SELECT count(k.firm_id),
      coalesce(sum(CASE WHEN k.industry <> f.industry OR k.region <> f.region THEN 1 END), 0), count(*)
    FROM firm f LEFT JOIN (SELECT firm_id, industry, region FROM read_parquet(${literal(firmsFile(base))})) k
      ON f.firm_id = k.firm_id`);
  const [known, moved, all] = row!.map(Number) as [number, number, number];
  return { same: known - moved, moved, added: all - known };
}

/** The manifest of both: `added` stands for its years, `base` for those of its own that are left. */
export async function joined(
  engine: Engine,
  base: Store,
  added: StoreManifest,
  changes: FirmChanges,
): Promise<StoreManifest> {
  const parts = base.manifest.parts
    .map((part) => ({ ...part, years: part.years.filter((year) => !added.years.includes(year)) }))
    .filter(({ years }) => years.length > 0);
  const years = parts.flatMap((part) => part.years);
  const kept = await totals(engine, base, years);
  const { counts } = added;
  const all = [...parts, ...added.parts];
  return {
    ...added,
    years: [...years, ...added.years].sort((a, b) => a - b),
    counts: {
      firms: base.manifest.counts.firms + changes.added,
      transactions: counts.transactions + kept.transactions,
      selfTrades: counts.selfTrades + kept.selfTrades,
      flows: counts.flows + kept.flows,
    },
    amount: String(BigInt(added.amount) + kept.amount),
    files: [...base.manifest.files, ...added.files],
    rejected: all.reduce<RejectCounts>((sum, { rejected }) => plus(sum, rejected), {}),
    warnings: [
      ...base.manifest.warnings,
      ...added.warnings,
      ...(changes.moved > 0 ? [{ id: "firms_moved" as const, params: { ...changes } }] : []),
    ],
    hasRejects: all.some(({ hasRejects }) => hasRejects),
    parts: all,
  };
}

function plus(one: RejectCounts, other: RejectCounts): RejectCounts {
  const sum = { ...one };
  for (const [reason, count] of Object.entries(other) as [keyof RejectCounts, number][])
    sum[reason] = (sum[reason] ?? 0) + count;
  return sum;
}

async function totals(engine: Engine, store: Store, years: readonly number[]) {
  const sum = { transactions: 0, flows: 0, selfTrades: 0, amount: 0n };
  for (const year of years) {
    const [row] = await engine.rows(
      `SELECT coalesce(sum(n), 0), coalesce(sum(amount), 0), count(*) FROM read_parquet(${literal(flowsFile(store, year))})`,
    );
    sum.transactions += Number(row![0]);
    sum.amount += BigInt(row![1]!);
    sum.flows += Number(row![2]);
    const self = flowsFile(store, year, "self");
    if (!(await exists(self))) continue;
    const [trades] = await engine.rows(`SELECT coalesce(sum(n), 0) FROM read_parquet(${literal(self)})`);
    sum.selfTrades += Number(trades![0]);
  }
  return sum;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The parts of a store under new names in `workDir`, without copying a byte where the file system can link. */
export async function linkParts(
  { dir, manifest }: Store,
  parts: readonly { data: string }[],
  workDir: string,
): Promise<Map<string, string>> {
  const links = new Map<string, string>();
  for (const { data } of parts) {
    if (!manifest.parts.some((part) => part.data === data)) continue;
    links.set(data, join(workDir, data));
    await linkFolder(join(dir, data), join(workDir, data));
  }
  return links;
}

async function linkFolder(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkFolder(source, target);
    else await link(source, target).catch(() => copyFile(source, target));
  }
}

/** Whether the trades have amounts; without, every trade counts 1. */
export const hasAmounts = ({ settings, sources }: Pick<CheckedInput, "settings" | "sources">): boolean =>
  settings.form !== "wide" && sources.at(-1)!.mapping.amount !== null;

/** The total of all years must stay an exact 64-bit integer, since it may be asked for in one. */
export function checkSum(total: string): void {
  if (BigInt(total) >= 2n ** 63n)
    throw new DomainError(
      "BAD_INPUT",
      `the amounts of all years add up to ${total}, more than ${2n ** 63n - 1n}; state the unit they are in or choose a larger one`,
      "amount_overflow",
      { amount: total },
    );
}
