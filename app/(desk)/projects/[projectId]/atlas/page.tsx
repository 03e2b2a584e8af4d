import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { serverApi } from "@/app/_trpc/server";
import { AtlasDesk } from "./atlas-desk";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.steps");
  return { title: t("atlas") };
}

export default async function AtlasPage({ params }: Props) {
  const { projectId } = await params;
  return <AtlasDesk project={await (await serverApi()).projects.get({ projectId })} />;
}
