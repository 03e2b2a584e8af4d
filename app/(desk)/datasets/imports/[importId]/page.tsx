import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeniedState } from "@/app/_components/error-state";
import { actorOfRequest } from "@/app/_trpc/server";
import { can } from "@/server/domain/permissions";
import { ImportDesk } from "../../_import/import-desk";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("datasets"))("import.title") };
}

export default async function ImportPage({ params }: { params: Promise<{ importId: string }> }) {
  const t = await getTranslations("datasets");
  if (!can((await actorOfRequest())?.role ?? null, "dataset:import"))
    return <DeniedState reason={t("import.denied")} />;
  return <ImportDesk importId={(await params).importId} />;
}
