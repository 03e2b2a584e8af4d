"use client";

import { CircleCheck, CircleSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, LinkButton } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { Checkbox, TextInput } from "@/app/_components/inputs";
import type { ImportView } from "@/server/features/datasets/imports-data";
import { useYearsLabel } from "../_components/years-label";
import { AddedYears } from "./added-years";
import { ImportFailure, ImportJob } from "./job-outcome";
import { StepCard, type StepState } from "./step-card";
import { useImportChanges } from "./use-change";

/** Step 4: a name, a source, and the import itself. */
export function RunStep({ run, state }: { run: ImportView | null; state: StepState }) {
  const t = useTranslations("datasets.run");
  const add = useTranslations("datasets.add");
  const step = { number: 4, step: "run" as const, state };
  if (!run || state === "waiting") return <StepCard {...step} lead={t("waiting")} />;
  if (run.state === "DONE" && run.addTo) return <AddedYears run={run} addTo={run.addTo} />;
  if (run.state === "DONE")
    return (
      <StepCard {...step}>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div className="min-w-0 flex-1 basis-64">
            <p className="flex items-center gap-2 font-bold text-success-ink">
              <CircleCheck aria-hidden size={20} />
              {t("done")}
            </p>
            <p>{t("doneBody", { name: run.name })}</p>
          </div>
          <div className="flex flex-wrap gap-2">
            <LinkButton href="/">{t("toProjects")}</LinkButton>
            <LinkButton variant="primary" href={`/datasets/${run.datasetId}`}>
              {t("open")}
            </LinkButton>
          </div>
        </div>
      </StepCard>
    );
  if (run.state === "RUNNING" && run.jobId)
    return (
      <StepCard {...step}>
        <ImportJob jobId={run.jobId} />
      </StepCard>
    );
  return (
    <StepCard {...step} lead={run.addTo ? add("lead4") : t("lead")}>
      <RunForm key={run.id} run={run} />
    </StepCard>
  );
}

function RunForm({ run }: { run: ImportView }) {
  const t = useTranslations("datasets.run");
  const add = useTranslations("datasets.add");
  const yearsLabel = useYearsLabel();
  const { start, busy } = useImportChanges();
  const [name, setName] = useState(run.name);
  const [source, setSource] = useState(run.source);
  const [synthetic, setSynthetic] = useState(run.synthetic);
  const { report, jobId, addTo } = run;
  if (!report) return null;
  const existing = report.addition?.existing ?? [];
  const undecided = addTo !== null && (addTo.moved || (existing.length > 0 && !run.replaceYears));
  const rejected = Object.values(report.rejected).reduce((sum, count) => sum + count, 0);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        start(run, { name: name.trim(), source: source.trim(), synthetic });
      }}
    >
      {run.state === "FAILED" && jobId && (
        <ImportFailure jobId={jobId} title={addTo ? add("failed") : t("failed")} />
      )}
      {run.state === "CANCELLED" && (
        <p className="flex items-center gap-2 text-ink-subtle">
          <CircleSlash aria-hidden size={18} className="shrink-0" />
          {addTo ? add("cancelled") : t("cancelled")}
        </p>
      )}
      <div className="grid gap-x-5 gap-y-4 lg:grid-cols-2">
        {!addTo && (
          <Field label={t("name")} hint={t("nameHint")} required>
            <TextInput value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
          </Field>
        )}
        <Field label={t("source")} hint={addTo ? add("sourceHint") : t("sourceHint")}>
          <TextInput value={source} maxLength={300} onChange={(event) => setSource(event.target.value)} />
        </Field>
      </div>
      {!addTo?.synthetic && (
        <Checkbox
          label={t("synthetic")}
          hint={t("syntheticHint")}
          checked={synthetic}
          onChange={(event) => setSynthetic(event.target.checked)}
        />
      )}
      {undecided && !addTo.moved && <p className="font-bold text-warning-ink">{add("decide")}</p>}
      <div>
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          disabled={name.trim() === "" || report.transactions === 0 || run.sameAs !== null || undecided}
        >
          {addTo
            ? existing.length > 0 && run.replaceYears
              ? add("startReplacing", {
                  years: yearsLabel(existing.map(({ year }) => year)),
                  count: report.transactions,
                })
              : rejected > 0
                ? add("startWithout", { rejected, count: report.transactions })
                : add("start", { count: report.transactions })
            : rejected > 0
              ? t(report.form === "wide" ? "startWithoutCells" : "startWithout", {
                  rejected,
                  count: report.transactions,
                })
              : t("start", { count: report.transactions })}
        </Button>
      </div>
    </form>
  );
}
