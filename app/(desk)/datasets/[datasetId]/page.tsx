import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { actorOfRequest, serverApi } from "@/app/_trpc/server";
import { can } from "@/server/domain/permissions";
import { DatasetPage } from "../_components/dataset-page";

type Props = { params: Promise<{ datasetId: string }> };

const nameOf = cache(async (datasetId: string) => {
  try {
    return (await (await serverApi()).datasets.get({ datasetId })).name;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = await nameOf((await params).datasetId);
  return name ? { title: name } : {};
}

export default async function Page({ params }: Props) {
  const { datasetId } = await params;
  if ((await nameOf(datasetId)) === null) notFound();
  const role = (await actorOfRequest())?.role ?? null;
  return (
    <DatasetPage
      datasetId={datasetId}
      mayArchive={can(role, "dataset:archive")}
      mayImport={can(role, "dataset:import")}
    />
  );
}
