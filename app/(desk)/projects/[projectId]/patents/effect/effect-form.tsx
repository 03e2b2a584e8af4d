"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { NumberInput } from "@/app/_components/inputs";
import type { Run, RunItem } from "../../atlas/api-types";
import { RunSelect } from "../../atlas/run-select";
import { ViewSelect, viewOf } from "../../atlas/view-select";

/** Growth as it is typed, in per cent. */
const USUAL = "10";
const growthOf = (text: string): number | null => {
  const value = Number(text.trim());
  return text.trim() !== "" && value >= 1 && value <= 500 ? value / 100 : null;
};

/** On which ATLAS and region, and how much would grow. */
export function EffectForm({
  runs,
  run,
  region,
  busy,
  onRun,
  onStart,
}: {
  runs: readonly RunItem[];
  run: Run;
  region: string | undefined;
  busy: boolean;
  onRun: (id: string) => void;
  onStart: (asked: { viewKey: string; growth: number }) => void;
}) {
  const t = useTranslations("patents.effect.form");
  const [viewKey, setViewKey] = useState<string | null>(null);
  const [growth, setGrowth] = useState(USUAL);
  const view = viewOf(run.views, viewKey ?? region);
  const wanted = growthOf(growth);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== null) onStart({ viewKey: view.key, growth: wanted });
      }}
    >
      <div className="flex flex-wrap items-start gap-x-5 gap-y-3">
        <RunSelect runs={runs} runId={run.id} onChange={onRun} />
        <ViewSelect
          views={run.views}
          viewKey={view.key}
          onChange={(key) => setViewKey(key ?? run.views.find(({ isPrimary }) => isPrimary)?.key ?? null)}
        />
        <Field
          label={t("growth")}
          hint={t("growthHint")}
          className="max-w-sm"
          error={wanted === null ? t("growthWrong") : undefined}
        >
          <NumberInput value={growth} onChange={(event) => setGrowth(event.target.value)} />
        </Field>
      </div>
      <div>
        <Button type="submit" variant="primary" busy={busy} disabled={wanted === null}>
          {t("start")}
        </Button>
      </div>
    </form>
  );
}
