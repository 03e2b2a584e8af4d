"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { ANALYSIS_KINDS, type AnalysisKind } from "@/server/features/analyses/schema";
import type { Project } from "../api-types";
import { useMay } from "../permission";

/** The questions that can be asked, each with what its answer is good for. */
export function KindCards({ project, onPick }: { project: Project; onPick: (kind: AnalysisKind) => void }) {
  const t = useTranslations("analyses");
  const may = useMay(project)("atlas:run");
  return (
    <section aria-labelledby="analyses-kinds" className="flex flex-col gap-3">
      <h2 id="analyses-kinds">{t("kindsTitle")}</h2>
      {may.reason && <p className="text-note text-ink-subtle">{may.reason}</p>}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-4">
        {ANALYSIS_KINDS.map((kind) => (
          <li key={kind} className="flex flex-col gap-2 rounded-large border border-line bg-surface p-5">
            <h3>{t(`kinds.${kind}.name`)}</h3>
            <p className="font-bold">{t(`kinds.${kind}.question`)}</p>
            <p className="flex-1 text-note text-ink-subtle">{t(`kinds.${kind}.lead`)}</p>
            <div className="no-print">
              <Button
                size="small"
                disabled={!may.allowed}
                onClick={() => onPick(kind)}
                aria-label={t("startOf", { name: t(`kinds.${kind}.name`) })}
              >
                {t("start")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
