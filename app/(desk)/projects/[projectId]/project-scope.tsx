"use client";

import { useLocale, useTranslations } from "next-intl";
import { ScopeLine } from "@/app/_components/scope-line";

export type ScopedProject = {
  scopeLabel: { ko: string; en: string };
  yearFrom: number;
  yearTo: number;
  ksicRevision: number;
  sampleKind: string | null;
};

/** Region, years and classification of a project: what all of its pages are about. */
export function ProjectScope({ project, onEdit }: { project: ScopedProject; onEdit?: () => void }) {
  const t = useTranslations("project.scope");
  const d = useTranslations("desk.projects");
  const locale = useLocale() as "ko" | "en";
  const [from, to] = [String(project.yearFrom), String(project.yearTo)];
  const { sampleKind } = project;
  return (
    <ScopeLine
      {...(onEdit ? { onEdit } : {})}
      items={[
        { label: t("region"), value: project.scopeLabel[locale] },
        { label: t("years"), value: from === to ? d("year", { from }) : d("years", { from, to }) },
        { label: t("ksic"), value: t("ksicRevision", { revision: project.ksicRevision }) },
        ...(sampleKind === "paper" || sampleKind === "synthetic"
          ? [{ label: t("sample"), value: t(`sampleKind.${sampleKind}`) }]
          : []),
      ]}
    />
  );
}
