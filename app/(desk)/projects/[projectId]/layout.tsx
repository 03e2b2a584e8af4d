import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache, type ReactNode } from "react";
import { StepRail } from "@/app/_components/frame/step-rail";
import { serverApi } from "@/app/_trpc/server";

type Props = { params: Promise<{ projectId: string }>; children: ReactNode };

/** What the frame needs of the project; null where it does not exist for the asker. Read once a request. */
const readFrame = cache(async (projectId: string) => {
  try {
    const { projects } = await serverApi();
    const [{ name }, steps] = await Promise.all([projects.get({ projectId }), projects.steps({ projectId })]);
    return { name, steps };
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("common");
  const frame = await readFrame((await params).projectId);
  if (!frame) return { title: t("notFoundTitle") };
  return { title: { default: frame.name, template: `%s | ${frame.name} | ${t("product")}` } };
}

export default async function ProjectLayout({ params, children }: Props) {
  const { projectId } = await params;
  const frame = await readFrame(projectId);
  if (!frame) notFound();
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <StepRail projectId={projectId} initial={frame.steps} />
      {children}
    </div>
  );
}
