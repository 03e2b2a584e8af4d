import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/server/db";
import { recordAudit } from "@/server/features/audit/service";
import type { Ctx } from "@/server/features/context";
import type { StoreManifest } from "@/server/warehouse/store";
import { unitOf } from "@/server/warehouse/units";
import { visibleNul } from "./visible-nul";

/** Where the store of a data set lies below the data folder. Each organisation has its own: a store names its files. */
export const storePathOf = (orgId: string, hash: string): string => `stores/${orgId}/${hash}`;

export type NewDataset = {
  orgId: string;
  name: string;
  source: string;
  synthetic: boolean;
  hash: string;
  storePath: string;
  manifest: StoreManifest;
};

/** Write the row of an imported store with its audit row, in the transaction of the import. */
export async function storeDataset(
  tx: Tx,
  { actor, now }: Pick<Ctx, "actor" | "now">,
  { manifest, orgId, ...named }: NewDataset,
): Promise<string> {
  const at = now();
  const { id } = await tx.dataset.create({
    data: {
      orgId,
      ...named,
      form: manifest.form.toUpperCase() as "LONG" | "WIDE" | "FLOWS",
      classification: manifest.classification,
      unit: manifest.unit === "trades" ? null : (unitOf(manifest.unit)?.nameKo ?? manifest.unit),
      manifest: visibleNul(manifest) as unknown as Prisma.InputJsonValue,
      firms: manifest.form === "flows" ? null : manifest.counts.firms,
      transactions: BigInt(manifest.counts.transactions),
      amount: manifest.amount,
      years: manifest.years,
      createdById: actor.id,
      createdAt: at,
    },
    select: { id: true },
  });
  await recordAudit(tx, {
    type: "DATASET_IMPORTED",
    orgId,
    actor,
    at,
    subjectType: "dataset",
    subjectId: id,
    detail: {
      name: named.name,
      hash: named.hash,
      transactions: manifest.counts.transactions,
      files: manifest.files.map(({ name, sha256 }) => ({ name, sha256 })),
    },
  });
  return id;
}
