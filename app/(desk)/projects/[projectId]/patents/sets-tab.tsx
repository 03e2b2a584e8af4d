"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import { Card } from "@/app/_components/card";
import { Stat } from "@/app/_components/stat";
import type { PatentSet } from "./api-types";
import { useOrigin } from "./origin";
import { RejectList } from "./upload/reject-list";
import { useRejectsFile } from "./upload/rejects-file";

/** What has been taken in, and what was left out of it. */
export function SetsTab({ projectId, sets }: { projectId: string; sets: readonly PatentSet[] }) {
  return (
    <div className="flex flex-col gap-4">
      {sets.map((set) => (
        <SetCard key={set.id} projectId={projectId} set={set} />
      ))}
    </div>
  );
}

function SetCard({ projectId, set }: { projectId: string; set: PatentSet }) {
  const t = useTranslations("patents");
  const { time } = useOrigin();
  const file = useRejectsFile();
  const rejected = set.rejected.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card
      title={
        <span className="inline-flex flex-wrap items-center gap-2">
          {set.name}
          {set.synthetic && <Badge tone="warning">{t("sets.synthetic")}</Badge>}
        </span>
      }
      lead={set.source || t("sets.noSource")}
      footer={t("sets.by", { at: time(set.createdAt), name: set.createdBy ?? t("sets.somebody") })}
    >
      <div className="flex flex-wrap gap-x-10 gap-y-3">
        <Stat label={t("sets.accepted")} value={set.accepted} unit={t("unit")} />
        <Stat label={t("sets.rejected")} value={rejected} unit={t("sets.rowUnit")} />
        <Stat label={t("sets.runs")} value={set.runs} unit={t("sets.runUnit")} />
        <div>
          <div className="text-note text-ink-subtle">{t("basis.yearsLabel")}</div>
          <div className="text-title font-bold text-ink-strong">
            {set.years
              ? t("basis.years", { from: String(set.years[0]), to: String(set.years[1]) })
              : t("basis.noYears")}
          </div>
        </div>
      </div>
      {rejected > 0 && (
        <div className="mt-4">
          <RejectList
            rejected={set.rejected}
            busy={file.busy}
            onDownload={() => file.ofSet({ projectId, setId: set.id }, set.name)}
          />
        </div>
      )}
    </Card>
  );
}
