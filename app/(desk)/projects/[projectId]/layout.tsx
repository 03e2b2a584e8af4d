import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache, type ReactNode } from "react";
import { StepRail } from "@/app/_components/frame/step-rail";
import { serverApi } from "@/app/_trpc/server";

type Props = { params: Promise<{ projectId: string }>; children: ReactNode };

/** The project's name; a project that does not exist for the asker is a page that does not exist. */
const projectName = cache(async (projectId: string) => {
  try {
    return (await (await serverApi()).projects.get({ projectId })).name;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("common");
  const name = await projectName((await params).projectId);
  return name ? { title: { default: name, template: `%s | ${name} | ${t("product")}` } } : {};
}

export default async function ProjectLayout({ params, children }: Props) {
  const { projectId } = await params;
  if ((await projectName(projectId)) === null) notFound();
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <StepRail projectId={projectId} />
      {children}
    </div>
  );
}
