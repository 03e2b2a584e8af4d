import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { actorOfRequest } from "@/app/_trpc/server";
import { can } from "@/server/domain/permissions";
import { Desk } from "./desk";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("title") };
}

export default async function DeskPage() {
  const t = await getTranslations("desk");
  const actor = await actorOfRequest();
  const mayCreate = actor !== null && can(actor.role, "project:create");
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          mayCreate && (
            <LinkButton variant="primary" href="/projects/new">
              {t("newProject")}
            </LinkButton>
          )
        }
      />
      {actor && !actor.mustChangePassword && <Desk role={actor.role} />}
    </div>
  );
}
