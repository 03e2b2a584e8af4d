import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_components/page-header";
import { OrganisationAudit } from "./organisation-audit";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage() {
  const t = await getTranslations("audit");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <OrganisationAudit />
    </>
  );
}
