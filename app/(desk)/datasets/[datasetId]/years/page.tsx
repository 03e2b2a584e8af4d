import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DeniedState } from "@/app/_components/error-state";
import { actorOfRequest, serverApi } from "@/app/_trpc/server";
import { can } from "@/server/domain/permissions";
import { ImportDesk } from "../../_import/import-desk";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("datasets"))("add.titleNone") };
}

/** Files that add years to a data set: the import page, with that data set above it. */
export default async function Page({ params }: { params: Promise<{ datasetId: string }> }) {
  const t = await getTranslations("datasets");
  if (!can((await actorOfRequest())?.role ?? null, "dataset:import"))
    return <DeniedState reason={t("import.denied")} />;
  const { datasetId } = await params;
  const dataset = await (await serverApi()).datasets.get({ datasetId }).catch((error: unknown) => {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  if (dataset.archivedAt !== null) return <DeniedState reason={t("add.archived")} />;
  const { id, name, years, version } = dataset;
  return <ImportDesk importId={null} addTo={{ id, name, years, version }} />;
}
