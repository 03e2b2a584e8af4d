import type { Prisma } from "@/prisma/generated/client";
import { DomainError } from "@/server/domain/errors";

/*
 * A data set has versions: the first as it was imported, one more each time years are added. The row of the data set is
 * its newest version; those before are kept beside it with their stores, because results rest on them.
 */

/** What must be read with a data set to know its versions. */
export const withVersions = {
  include: {
    earlier: {
      orderBy: { number: "asc" },
      select: { number: true, hash: true, storePath: true, addedYears: true, replacedYears: true },
    },
  },
} as const satisfies Prisma.DatasetDefaultArgs;

type Change = { addedYears: number[]; replacedYears: number[] };
export type Versioned = Change & {
  version: number;
  hash: string;
  earlier: readonly ({ number: number; hash: string } & Change)[];
};

/** The number of the version that a hash names, or null when the data set never was that. */
export const versionNumber = (
  dataset: Pick<Versioned, "version" | "hash" | "earlier">,
  hash: string | null,
) =>
  dataset.hash === hash
    ? dataset.version
    : (dataset.earlier.find((one) => one.hash === hash)?.number ?? null);

/** Years that were added and replaced after a version, in order. */
export function yearsSince({ earlier, version, ...newest }: Versioned, number: number): Change {
  const later = [...earlier, { number: version, ...newest }].filter((one) => one.number > number);
  const all = (key: keyof Change) => [...new Set(later.flatMap((one) => one[key]))].sort((x, y) => x - y);
  return { addedYears: all("addedYears"), replacedYears: all("replacedYears") };
}

/**
 * How a result of some years on one version stands to the data set of today: the same data, years added beside its own,
 * or other data for its own years (also when the version is not known).
 */
export function standingOf(
  dataset: Versioned,
  hash: string | null,
  years: readonly number[],
): { kind: "same" | "extended" | "replaced"; from: number | null; to: number } & Change {
  const from = versionNumber(dataset, hash);
  const to = dataset.version;
  if (from === null) return { kind: "replaced", from, to, addedYears: [], replacedYears: [] };
  const since = yearsSince(dataset, from);
  const touched = since.replacedYears.some((year) => years.includes(year));
  return { kind: from === to ? "same" : touched ? "replaced" : "extended", from, to, ...since };
}

/**
 * Where the store of the version lies that a hash names.
 * @throws DomainError CONFLICT (datasetReplaced: the data set never was that)
 */
export function storePathAt(
  dataset: { name: string; hash: string; storePath: string; earlier: { hash: string; storePath: string }[] },
  hash: string | null,
): string {
  const found = [dataset, ...dataset.earlier].find((one) => one.hash === hash);
  if (found) return found.storePath;
  throw new DomainError("CONFLICT", `${dataset.name} is no longer the data of then`, "datasetReplaced", {
    name: dataset.name,
  });
}
