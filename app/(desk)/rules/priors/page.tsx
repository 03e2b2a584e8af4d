import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { serverApi } from "@/app/_trpc/server";
import { can } from "@/server/domain/permissions";
import { PriorsDesk } from "./priors-desk";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("rules.priors.name")} | ${t("common.product")}` };
}

export default async function PriorsPage() {
  const me = await (await serverApi()).account.me();
  return <PriorsDesk mayEdit={can(me.role, "prior:edit")} />;
}
