"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, LinkButton } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { EmptyState } from "@/app/_components/empty-state";
import { useErrorText } from "@/app/_components/error-text";
import { Skeleton } from "@/app/_components/skeleton";
import type { Project, Run, RunItem } from "../api-types";
import { DataFields } from "./data-fields";
import { type AtlasForm, errorsOf, firstForm, inputOf } from "./form-state";
import { MoreFields } from "./more-fields";
import { RegionFields } from "./region-fields";
import { RuleFields } from "./rule-fields";
import { useDatasets } from "./use-datasets";
import { useStart } from "./use-start";

type Props = {
  project: Project;
  runs: readonly RunItem[];
  /** The run on the page: its parameters are where the form begins. */
  current: Run | null;
  onClose: () => void;
  onStarted: (jobId: string) => void;
  onReuse: (runId: string) => void;
};

/** Everything that decides the figures, each choice with what it means in words. */
export function ParametersDialog({ project, runs, current, onClose, onStarted, onReuse }: Props) {
  const t = useTranslations("atlas.parameters");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const datasets = useDatasets();
  const [given, setForm] = useState<AtlasForm>(() => firstForm(project, current));
  const [tried, setTried] = useState(false);
  const [found, setFound] = useState<string | null>(null);
  const start = useStart({
    onStarted: (jobId) => {
      onStarted(jobId);
      onClose();
    },
    onReuse: setFound,
  });

  const form = withDefaults(given, datasets.data, project);
  const change = (part: Partial<AtlasForm>) => {
    setFound(null);
    setForm({ ...form, ...part });
  };
  const errors = errorsOf(form);
  const shown = tried ? errors : [];
  const submit = (recompute: boolean) => {
    setTried(true);
    if (errors.length === 0) start.mutate({ ...inputOf(project.id, form), recompute });
  };
  const none = datasets.data?.length === 0;
  const fields = { form, change, errors: shown };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("lead")}
      size="large"
      footer={
        !none && (
          <>
            {found ? (
              <p role="status" className="mr-auto max-w-xl self-center text-note font-bold">
                {t("found")}
              </p>
            ) : start.error ? (
              <p role="alert" className="mr-auto max-w-xl self-center text-note font-bold text-danger-ink">
                {errorText(start.error)}
              </p>
            ) : (
              shown.length > 0 && (
                <p role="alert" className="mr-auto self-center text-note font-bold text-danger-ink">
                  {t("incomplete")}
                </p>
              )
            )}
            <Button onClick={onClose}>{common("cancel")}</Button>
            {found ? (
              <>
                <Button busy={start.isPending} onClick={() => submit(true)}>
                  {t("recompute")}
                </Button>
                <Button
                  variant="primary"
                  onClick={() => {
                    onReuse(found);
                    onClose();
                  }}
                >
                  {t("openFound")}
                </Button>
              </>
            ) : (
              <Button variant="primary" busy={start.isPending} onClick={() => submit(false)}>
                {t("start")}
              </Button>
            )}
          </>
        )
      }
    >
      {datasets.isPending ? (
        <Skeleton rows={6} />
      ) : none ? (
        <EmptyState
          picture="file"
          title={t("noDataset")}
          body={t("noDatasetBody")}
          action={
            <LinkButton variant="primary" href="/datasets">
              {t("toDatasets")}
            </LinkButton>
          }
        />
      ) : (
        <div className="flex flex-col gap-6">
          <DataFields {...fields} datasets={datasets.data ?? []} project={project} />
          <RegionFields {...fields} project={project} />
          <RuleFields
            {...fields}
            runs={runs}
            dataset={datasets.data?.find(({ id }) => id === form.datasetId)}
          />
          <MoreFields {...fields} />
        </div>
      )}
    </Dialog>
  );
}

/** The newest data set and its years within the project's, until other years are chosen. */
function withDefaults(
  form: AtlasForm,
  datasets: ReturnType<typeof useDatasets>["data"],
  { yearFrom, yearTo }: Project,
): AtlasForm {
  const dataset =
    datasets?.find(({ id }) => id === form.datasetId) ?? (form.datasetId ? undefined : datasets?.[0]);
  if (!dataset) return datasets ? { ...form, datasetId: "" } : form;
  const known = form.years.filter((year) => dataset.years.includes(year));
  if (form.datasetId === dataset.id && form.yearsChosen) return { ...form, years: known };
  const inProject = dataset.years.filter((year) => year >= yearFrom && year <= yearTo);
  // The years of the run that is shown, as far as the project is still about them.
  const again = known.filter((year) => inProject.includes(year));
  const years = again.length > 0 && again.length === known.length ? again : inProject;
  return { ...form, datasetId: dataset.id, years: years.length > 0 ? years : [...dataset.years] };
}
