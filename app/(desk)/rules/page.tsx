import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RulesDesk } from "./rules-desk";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: `${t("frame.rules")} | ${t("product")}` };
}

export default function RulesPage() {
  return <RulesDesk />;
}
