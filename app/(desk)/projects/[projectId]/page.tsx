import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProjectHome } from "./project-home";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("project.home"))("title") };
}

type Props = { params: Promise<{ projectId: string }> };

export default async function ProjectHomePage({ params }: Props) {
  return <ProjectHome projectId={(await params).projectId} />;
}
