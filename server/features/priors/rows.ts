import type { IpcPrior } from "@/server/compute/topics/ipc-industries";
import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { loadIpcKsic } from "@/server/features/reference/data";

const PAGE = 50_000;

/**
 * The rows of a version in their stored order; null = the product's own.
 * @throws DomainError NOT_FOUND when there is no such version
 */
export async function loadPrior(db: Db, priorId: string | null): Promise<IpcPrior[]> {
  if (priorId === null) return loadIpcKsic();
  const prior = await db.industryPrior.findUnique({ where: { id: priorId }, select: { id: true } });
  if (!prior) throw new DomainError("NOT_FOUND", `no prior ${priorId}`);
  const rows: IpcPrior[] = [];
  let last = 0n;
  for (;;) {
    const page = await db.industryPriorRow.findMany({
      where: { priorId, id: { gt: last } },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    for (const { ipc, condition, prefix, weight, method } of page)
      rows.push({
        ...{ ipc, prefix, weight },
        condition: condition as IpcPrior["condition"],
        method: method as IpcPrior["method"],
      });
    if (page.length < PAGE) return rows;
    last = page.at(-1)!.id;
  }
}
