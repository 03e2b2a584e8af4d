"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/app/_components/select";
import type { RunItem } from "./api-types";
import { useBasis, yearsText } from "./basis";

/** The runs of the project, the newest first. */
export function RunSelect({
  runs,
  runId,
  onChange,
}: {
  runs: readonly RunItem[];
  runId: string;
  onChange: (id: string) => void;
}) {
  const t = useTranslations("atlas.run");
  const { time, labelOf, ruleText } = useBasis();
  if (runs.length < 2 && runs[0]?.id === runId) return null;
  const label = (run: RunItem) => {
    const at = run.computedAt ? time.format(new Date(run.computedAt)) : "";
    if (!run.params) return t("published", { region: labelOf(run.main) });
    const years = yearsText(run.params.years);
    const text = t("option", { at, region: labelOf(run.main), years, rule: ruleText(run.params.rule).name });
    return run.stale ? `${text} (${t("stale")})` : text;
  };
  const known = runs.some((run) => run.id === runId);
  return (
    <label className="flex min-w-0 items-center gap-2">
      <span className="shrink-0 text-note text-ink-subtle">{t("label")}</span>
      <Select
        className="w-96 max-w-[75vw]"
        value={runId}
        onChange={onChange}
        options={[
          ...(known ? [] : [{ value: runId, label: t("older") }]),
          ...runs.map((run) => ({ value: run.id, label: label(run) })),
        ]}
      />
    </label>
  );
}
