import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { serverApi } from "@/app/_trpc/server";
import { ApprovalsDesk } from "./approvals-desk";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.steps");
  return { title: t("approvals") };
}

export default async function ApprovalsPage({ params }: Props) {
  const { projectId } = await params;
  const api = await serverApi();
  const [project, me] = await Promise.all([api.projects.get({ projectId }), api.account.me()]);
  return <ApprovalsDesk project={project} meId={me.id} />;
}
