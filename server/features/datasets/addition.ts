import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { ImportReport } from "@/server/warehouse/import-report";
import { readFlows } from "@/server/warehouse/read-flows";
import type { Store } from "@/server/warehouse/store";
import type { Addition, ImportOptionsRow, StoredReport } from "./schema";
import { withVersions } from "./versions";

/** The data set that an import adds years to. @throws DomainError NOT_FOUND (noDataset) | CONFLICT (datasetArchived) */
export async function baseOf(
  db: Pick<Tx, "dataset">,
  { orgId, addToId }: { orgId: string; addToId: string | null },
) {
  if (addToId === null) return null;
  const dataset = await db.dataset.findFirst({ where: { id: addToId, orgId }, ...withVersions });
  if (!dataset) throw new DomainError("NOT_FOUND", `no dataset ${addToId}`, "noDataset");
  if (dataset.archivedAt)
    throw new DomainError("CONFLICT", "archived", "datasetArchived", { name: dataset.name });
  return dataset;
}
export type Base = NonNullable<Awaited<ReturnType<typeof baseOf>>>;

/**
 * What adding these files to a data set would mean: which of their years it has already, and with what.
 * @throws DomainError CONFLICT (`store_differs`) when the two cannot stand in one data set
 */
export async function additionOf(base: Base, store: Store, report: ImportReport): Promise<Addition> {
  checkSameKind(store, report);
  const existing: Addition["existing"] = [];
  for (const year of report.years.filter((one) => store.manifest.years.includes(one))) {
    const { amount, count } = await readFlows(store, { years: [year], regions: null, scope: "either" });
    existing.push({
      year,
      transactions: count.reduce((sum, n) => sum + n, 0),
      amount: amount.reduce((sum, one) => sum + one, 0n).toString(),
    });
  }
  return { baseHash: base.hash, baseVersion: base.version, existing };
}

/** The same question as `checkSame` of the warehouse asks at the import, asked when the files are checked. */
function checkSameKind({ manifest }: Store, report: ImportReport): void {
  const settings = ["form", "classification", "ksicDigits", "unit"] as const;
  const setting = settings.find((name) => manifest[name] !== report[name]);
  if (setting)
    throw new DomainError(
      "CONFLICT",
      `the data set has ${setting} ${manifest[setting]} and these files ${report[setting]}`,
      "store_differs",
      { setting, found: String(manifest[setting]), expected: String(report[setting]) },
    );
}

/**
 * May the addition run as it was checked?
 * @throws DomainError CONFLICT (datasetGrew: years were added since the check; years_exist: nobody has chosen)
 */
export function checkAddition(base: Base, { addition }: StoredReport, options: ImportOptionsRow): void {
  if (!addition || addition.baseHash !== base.hash)
    throw new DomainError("CONFLICT", `${base.name} has changed since the check`, "datasetGrew", {
      name: base.name,
    });
  if (addition.existing.length > 0 && !options.replaceYears)
    throw new DomainError("CONFLICT", "years are there already", "years_exist", {
      years: addition.existing.map(({ year }) => year).join(", "),
    });
}

/**
 * The years that are left when those that are there stay as they are: one range without any of them.
 * @throws DomainError BAD_INPUT (noNewYears, yearsMixed: an existing year lies between new ones)
 */
export function newYearsOnly({ years, addition }: StoredReport): [number, number] {
  const there = (addition?.existing ?? []).map(({ year }) => year);
  const fresh = years.filter((year) => !there.includes(year));
  const [first, last] = [fresh[0], fresh.at(-1)];
  if (first === undefined || last === undefined)
    throw new DomainError("BAD_INPUT", "every year is there already", "noNewYears");
  const between = there.filter((year) => year > first && year < last);
  if (between.length > 0)
    throw new DomainError("BAD_INPUT", "years cannot be told apart by a range", "yearsMixed", {
      years: between.join(", "),
    });
  return [first, last];
}
