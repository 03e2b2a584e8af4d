import type { IndustryPrior } from "@/prisma/generated/client";
import type { Db, Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";

/**
 * A version of the organisation's own; null for the product's.
 * @throws DomainError NOT_FOUND (noPrior), also for another organisation's
 */
export async function findPrior(
  db: Pick<Db | Tx, "industryPrior">,
  orgId: string,
  id: string | null,
): Promise<IndustryPrior | null> {
  if (id === null) return null;
  const prior = await db.industryPrior.findFirst({ where: { id, orgId } });
  if (!prior) throw new DomainError("NOT_FOUND", `no prior ${id}`, "noPrior");
  return prior;
}
