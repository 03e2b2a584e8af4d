import type { Db } from "@/server/db";

/** So many patents are in memory with their texts at a time. */
export const READ_AT_ONCE = 2000;

export type ReadPatent = {
  applicationNo: string;
  title: string;
  abstract: string;
  year: number | null;
  regions: string[];
  ipc: string[];
  applicants: string[];
};

/** The numbers of all patents of a set in their order, which is the order of the rows of a model. */
export async function patentIds(db: Db, setId: string): Promise<string[]> {
  const [row] = await db.$queryRaw<[{ ids: string[] | null }]>`
    SELECT array_agg("applicationNo") AS ids FROM "Patent" WHERE "setId" = ${setId}`;
  return (row.ids ?? []).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/**
 * Patents by their numbers, in that order, `size` at a time. An abstract that is there in English only is read in English.
 * A set is never changed, so that its batches belong together without a transaction around them.
 */
export async function* readPatents(
  db: Db,
  setId: string,
  ids: readonly string[],
  size = READ_AT_ONCE,
): AsyncGenerator<ReadPatent[]> {
  for (let at = 0; at < ids.length; at += size) {
    const wanted = ids.slice(at, at + size);
    const rows = await db.patent.findMany({
      where: { setId, applicationNo: { in: wanted } },
      select: {
        ...{ applicationNo: true, title: true, abstract: true, abstractEn: true },
        ...{ year: true, regions: true, ipc: true, applicants: true },
      },
    });
    const of = new Map(rows.map((row) => [row.applicationNo, row]));
    yield wanted.flatMap((id) => {
      const row = of.get(id);
      if (!row) return [];
      const { abstractEn, ...patent } = row;
      return [{ ...patent, abstract: patent.abstract || abstractEn }];
    });
  }
}
