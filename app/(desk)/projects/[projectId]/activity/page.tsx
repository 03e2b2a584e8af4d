import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_components/page-header";
import { ProjectActivity } from "./project-activity";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("project.activity"))("title") };
}

type Props = { params: Promise<{ projectId: string }> };

export default async function ActivityPage({ params }: Props) {
  const t = await getTranslations("project.activity");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ProjectActivity projectId={(await params).projectId} />
    </>
  );
}
