import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { serverApi } from "@/app/_trpc/server";
import { PlanDesk } from "./plan-desk";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.steps");
  return { title: t("plan") };
}

export default async function PlanPage({ params }: Props) {
  const { projectId } = await params;
  const api = await serverApi();
  const [project, me] = await Promise.all([api.projects.get({ projectId }), api.account.me()]);
  return <PlanDesk project={project} meId={me.id} />;
}
