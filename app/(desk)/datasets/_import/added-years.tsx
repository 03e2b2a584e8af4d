"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/app/_components/button";
import type { ImportView } from "@/server/features/datasets/imports-data";
import { useYearsLabel } from "../_components/years-label";
import { StepCard } from "./step-card";

type Props = { run: ImportView; addTo: NonNullable<ImportView["addTo"]> };

/** The last step once the years are in. */
export function AddedYears({ run, addTo }: Props) {
  const t = useTranslations("datasets.add");
  const run4 = useTranslations("datasets.run");
  const yearsLabel = useYearsLabel();
  return (
    <StepCard number={4} step="run" state="done">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex items-center gap-2 font-bold text-success-ink">
            <CircleCheck aria-hidden size={20} />
            {t("done")}
          </p>
          <p>{t("doneBody", { name: addTo.name, years: yearsLabel(run.report?.years ?? addTo.years) })}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/">{run4("toProjects")}</LinkButton>
          <LinkButton variant="primary" href={`/datasets/${addTo.id}`}>
            {run4("open")}
          </LinkButton>
        </div>
      </div>
    </StepCard>
  );
}
