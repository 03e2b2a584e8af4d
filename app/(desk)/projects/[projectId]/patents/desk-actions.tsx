"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { Select } from "@/app/_components/select";
import { Tooltip } from "@/app/_components/tooltip";
import type { May } from "../atlas/permission";
import type { RunItem } from "./api-types";
import { useOrigin } from "./origin";

/** Which run is shown, and the two things to do here; who may not, reads why and who can. */
export function DeskActions({
  may,
  busy,
  onOpen,
  runs,
  runId,
  onRun,
}: {
  may: May;
  busy: boolean;
  onOpen: (dialog: "upload" | "topics") => void;
  runs: readonly RunItem[];
  runId: string | null;
  onRun: (id: string) => void;
}) {
  const t = useTranslations("patents");
  const { runLabel } = useOrigin();
  const shut = !may.allowed || busy;
  return (
    <>
      {runs.length > 1 && runId && (
        <label className="flex min-w-0 items-center gap-2">
          <span className="shrink-0 text-note text-ink-subtle">{t("run")}</span>
          <Select
            className="w-104 max-w-[60vw]"
            value={runId}
            onChange={onRun}
            options={runs.map((run) => ({ value: run.id, label: runLabel(run, runs) }))}
          />
        </label>
      )}
      <Tooltip content={may.reason}>
        <span tabIndex={may.allowed ? undefined : 0} className="inline-flex flex-wrap gap-2">
          <Button onClick={() => onOpen("upload")} disabled={shut}>
            {t("upload.open")}
          </Button>
          <Button variant="primary" onClick={() => onOpen("topics")} disabled={shut}>
            {t("compute.open")}
          </Button>
        </span>
      </Tooltip>
    </>
  );
}
