import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { serverApi } from "@/app/_trpc/server";
import { PatentsDesk } from "./patents-desk";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.steps");
  return { title: t("patents") };
}

export default async function PatentsPage({ params }: Props) {
  const { projectId } = await params;
  return <PatentsDesk project={await (await serverApi()).projects.get({ projectId })} />;
}
