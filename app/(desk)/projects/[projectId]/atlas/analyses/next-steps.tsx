"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AnalysisKind } from "@/server/features/analyses/schema";
import type { Analysis, Project } from "../api-types";

type Way = "hub" | "compare" | "ego" | "define" | "plan";

/** Where an answer is used: what one does next with it. */
const WAYS: Partial<Record<AnalysisKind, readonly Way[]>> = {
  centre: ["ego", "hub"],
  centrality: ["ego", "hub"],
  communities: ["ego", "define"],
  bridges: ["ego", "define"],
  blocks: ["ego", "plan"],
  growth: ["compare", "plan"],
  cluster: ["define", "compare"],
  regions: ["compare", "plan"],
  sensitivity: ["hub", "compare"],
  bootstrap: ["hub", "compare"],
  whatif: ["compare", "plan"],
  sweep: ["hub", "compare"],
};

const ANYWHERE: readonly Way[] = ["ego", "hub"];

const TAB = { hub: "hub", compare: "indicators", ego: "ecosystem" } as const;

/** The ways on from an answer, with what to do there. */
export function NextSteps({ project, analysis }: { project: Project; analysis: Analysis }) {
  const t = useTranslations("analyses.next");
  const base = `/projects/${project.id}`;
  const hrefOf = (way: Way) =>
    way === "define" || way === "plan"
      ? `${base}/${way}`
      : `${base}/atlas?tab=${TAB[way]}&run=${analysis.runId}`;
  return (
    <nav aria-label={t("title")} className="no-print flex flex-col gap-3">
      <h2>{t("title")}</h2>
      <ul className="grid gap-3 sm:grid-cols-2">
        {(WAYS[analysis.kind] ?? ANYWHERE).map((way) => (
          <li key={way}>
            <Link
              href={hrefOf(way)}
              className="flex h-full items-center gap-3 rounded-large border border-line bg-surface p-4 text-ink no-underline hover:border-primary"
            >
              <span className="min-w-0 flex-1">
                <b className="block">{t(`${way}.title`)}</b>
                <span className="text-note text-ink-subtle">{t(`${way}.lead`)}</span>
              </span>
              <ArrowRight aria-hidden size={18} className="shrink-0 text-primary-ink" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
