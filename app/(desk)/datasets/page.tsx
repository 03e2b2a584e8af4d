import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { actorOfRequest } from "@/app/_trpc/server";
import { can } from "@/server/domain/permissions";
import { DatasetList } from "./_components/dataset-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common.frame"))("datasets") };
}

export default async function DatasetsPage() {
  const actor = await actorOfRequest();
  return <DatasetList mayImport={can(actor?.role ?? null, "dataset:import")} />;
}
