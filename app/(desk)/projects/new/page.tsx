import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeniedState } from "@/app/_components/error-state";
import { PageHeader } from "@/app/_components/page-header";
import { actorOfRequest, serverApi } from "@/app/_trpc/server";
import { can } from "@/server/domain/permissions";
import { firstPeriod } from "./first-period";
import { NewProjectForm } from "./new-project-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("project.create"))("title") };
}

export default async function NewProjectPage() {
  const t = await getTranslations("project.create");
  const actor = await actorOfRequest();
  const may = actor && can(actor.role, "project:create");
  const datasets = may ? await (await serverApi()).datasets.list({ archived: false }) : [];
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-5">
      <PageHeader title={t("title")} lead={t("lead")} />
      {may ? (
        <NewProjectForm period={firstPeriod(datasets, new Date().getFullYear() - 1)} />
      ) : (
        <DeniedState reason={t("denied")} />
      )}
    </div>
  );
}
