import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { serverApi } from "@/app/_trpc/server";
import { Memo } from "./memo";

type Props = { params: Promise<{ projectId: string; proposalId: string }> };

const titleOf = cache(async (projectId: string, proposalId: string) => {
  try {
    return (await (await serverApi()).hub.get({ projectId, proposalId })).title;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { projectId, proposalId } = await params;
  const t = await getTranslations("common.steps");
  return { title: (await titleOf(projectId, proposalId)) ?? t("approvals") };
}

export default async function ProposalPage({ params }: Props) {
  const { projectId, proposalId } = await params;
  if ((await titleOf(projectId, proposalId)) === null) notFound();
  const api = await serverApi();
  const [project, me] = await Promise.all([api.projects.get({ projectId }), api.account.me()]);
  return <Memo project={project} meId={me.id} proposalId={proposalId} />;
}
