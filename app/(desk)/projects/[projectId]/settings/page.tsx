import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_components/page-header";
import { actorOfRequest } from "@/app/_trpc/server";
import { ProjectSettings } from "./project-settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("project.settings"))("title") };
}

type Props = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<{ tab?: string | string[] }>;
};

export default async function SettingsPage({ params, searchParams }: Props) {
  const t = await getTranslations("project.settings");
  const [{ projectId }, { tab }, actor] = await Promise.all([params, searchParams, actorOfRequest()]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ProjectSettings
        projectId={projectId}
        myId={actor?.id ?? ""}
        firstTab={tab === "members" ? "members" : "about"}
      />
    </>
  );
}
