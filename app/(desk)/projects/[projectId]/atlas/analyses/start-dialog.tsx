"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { useErrorText } from "@/app/_components/error-text";
import { Field } from "@/app/_components/field";
import { NumberInput } from "@/app/_components/inputs";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import {
  type AnalysisKind,
  changesFit,
  type OptionValues,
  optionDefaults,
  optionsOf,
  specOf,
} from "@/server/features/analyses/schema";
import { useAddress } from "../address";
import type { AnalysisItem, Project, Run } from "../api-types";
import { ViewSelect, viewOf } from "../view-select";
import { OptionField } from "./option-field";
import { optionsFor, subjectsOf } from "./same-again";
import { type ChosenSubject, SubjectsField } from "./subjects-field";

type Props = {
  kind: AnalysisKind;
  project: Project;
  run: Run;
  /** The analysis whose conditions it begins with. */
  from?: AnalysisItem | undefined;
  onClose: () => void;
  onStarted: (jobId: string) => void;
  onFound: (analysisId: string) => void;
};

/** What one analysis needs to know: the region, whose ecosystem, its own options. The rest comes from the ATLAS. */
export function StartDialog({ kind, project, run, from, onClose, onStarted, onFound }: Props) {
  const t = useTranslations("analyses");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const [address] = useAddress();
  const spec = specOf(kind);
  const { fields, seeded } = spec;
  const [viewKey, setViewKey] = useState<string | null>(from?.base.region.key ?? address.view ?? null);
  const [subjects, setSubjects] = useState<ChosenSubject[]>(() => (from ? subjectsOf(from, run) : []));
  const [options, setOptions] = useState<OptionValues>(() => ({
    ...optionDefaults(fields),
    ...(from ? optionsFor(from) : {}),
  }));
  const [seed, setSeed] = useState(String(from?.seed || 1));
  const view = viewOf(run.views, viewKey ?? undefined);
  const tooFew = subjects.length < spec.subjects.min;
  const [tried, setTried] = useState(false);
  const wrong =
    !optionsOf(kind).safeParse(options).success ||
    (typeof options.changes === "string" && !changesFit(options.changes));
  const start = useMutation(
    trpc.analyses.start.mutationOptions({
      onSuccess: (answer) => {
        client.invalidateQueries({ queryKey: trpc.jobs.pathKey() });
        if (answer.analysisId !== null) {
          notify.done(t("found"));
          onFound(answer.analysisId);
        } else onStarted(answer.jobId);
        onClose();
      },
    }),
  );
  const submit = () => {
    setTried(true);
    if (tooFew || wrong) return;
    start.mutate({
      projectId: project.id,
      kind,
      runId: run.id,
      viewKey: view.key,
      subjects: subjects.flatMap((one) => (one.kind === "ITEM" ? [] : [{ kind: one.kind, id: one.id }])),
      items: subjects.flatMap((one) =>
        one.kind === "ITEM" ? [{ label: one.label, group: null, cores: one.cores }] : [],
      ),
      options,
      seed: Number(seed) || 0,
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`kinds.${kind}.name`)}
      description={t(`kinds.${kind}.lead`)}
      size="large"
      footer={
        <>
          {tried && wrong && !start.error && (
            <p
              role="alert"
              className="mr-auto w-full self-center text-note font-bold text-danger-ink sm:w-auto"
            >
              {t("wrongOptions")}
            </p>
          )}
          {start.error && (
            <p role="alert" className="mr-auto max-w-xl self-center text-note font-bold text-danger-ink">
              {errorText(start.error)}
            </p>
          )}
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" busy={start.isPending} onClick={submit}>
            {t("run")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        {!spec.ownRegions && <ViewSelect views={run.views} viewKey={view.key} onChange={setViewKey} />}
        {spec.subjects.max > 0 && (
          <SubjectsField
            run={run}
            rule={spec.subjects}
            chosen={subjects}
            onChange={setSubjects}
            error={tried && tooFew ? t("subjects.tooFew", { least: spec.subjects.min }) : null}
          />
        )}
        <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
          {fields.map((field) => (
            <OptionField
              key={field.name}
              field={field}
              run={run}
              tried={tried}
              value={options[field.name] ?? null}
              onChange={(value) => setOptions({ ...options, [field.name]: value })}
            />
          ))}
          {seeded && (
            <Field label={t("fields.seed.label")} hint={t("fields.seed.hint")}>
              <NumberInput value={seed} onChange={(event) => setSeed(event.target.value)} />
            </Field>
          )}
        </div>
      </div>
    </Dialog>
  );
}
