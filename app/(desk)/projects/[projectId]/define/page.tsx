import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DefineDesk } from "./define-desk";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("define"))("title") };
}

type Props = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DefinePage({ params, searchParams }: Props) {
  const [{ projectId }, { industry, code }] = await Promise.all([params, searchParams]);
  const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : null);
  return <DefineDesk projectId={projectId} firstIndustry={one(industry)} wantedCode={one(code)} />;
}
