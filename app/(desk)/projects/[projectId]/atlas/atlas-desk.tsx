"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { Button } from "@/app/_components/button";
import { ErrorState } from "@/app/_components/error-state";
import { JobProgress } from "@/app/_components/job-progress";
import { PageHeader } from "@/app/_components/page-header";
import { ScopeLine } from "@/app/_components/scope-line";
import { Skeleton } from "@/app/_components/skeleton";
import { StaleBanner } from "@/app/_components/stale-banner";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import { useChangeWords } from "../change-words";
import { useAddress } from "./address";
import type { Project } from "./api-types";
import { AtlasTabs, tabsOf } from "./atlas-tabs";
import { useBasis } from "./basis";
import { FirstRun } from "./first-run";
import { ParametersDialog } from "./parameters/parameters-dialog";
import { useMay } from "./permission";
import { RunSelect } from "./run-select";

/** Step 2: the runs of a project, the one that is shown, and what may be read from it. */
export function AtlasDesk({ project }: { project: Project }) {
  const t = useTranslations("atlas");
  const changeWords = useChangeWords();
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const basis = useBasis();
  const [address, go] = useAddress();
  const may = useMay(project);
  const [choosing, setChoosing] = useState(false);
  const [started, setStarted] = useState<string | null>(null);

  const projectId = project.id;
  const runs = useQuery(trpc.atlas.listRuns.queryOptions({ projectId, limit: 50 }));
  const runId = address.run ?? runs.data?.[0]?.id;
  const run = useQuery({
    ...trpc.atlas.getRun.queryOptions({ projectId, ...(runId ? { runId } : {}) }),
    enabled: runId !== undefined,
  });
  const jobs = useQuery(trpc.jobs.list.queryOptions({ projectId, limit: 10 }));
  const running = jobs.data?.find(
    ({ kind, state }) => kind === "atlas.compute" && (state === "RUNNING" || state === "QUEUED"),
  );
  const jobId = started ?? running?.id;

  const ended = useCallback(
    (job: { state: string }) => {
      client.invalidateQueries({ queryKey: trpc.atlas.pathKey() });
      client.invalidateQueries({ queryKey: trpc.projects.pathKey() });
      client.invalidateQueries({ queryKey: trpc.jobs.pathKey() });
      if (job.state !== "DONE") return;
      setStarted(null);
      go({ run: null, view: null });
      notify.done(t("computedNow"));
    },
    [client, trpc, go, notify, t],
  );

  const progress = jobId && <JobProgress key={jobId} jobId={jobId} onEnd={ended} />;
  const dialog = choosing && (
    <ParametersDialog
      project={project}
      runs={runs.data ?? []}
      current={run.data ?? null}
      onClose={() => setChoosing(false)}
      onStarted={setStarted}
      onReuse={(found) => go({ run: found, view: null })}
    />
  );
  if (runs.error) return <ErrorState error={runs.error} onRetry={() => runs.refetch()} />;
  if (!runs.data) return <Skeleton shape="page" />;
  if (runs.data.length === 0)
    return (
      <>
        <PageHeader title={t("title.first")} lead={t("lead.first")} />
        {progress || <FirstRun project={project} may={may("atlas:run")} onStart={() => setChoosing(true)} />}
        {dialog}
      </>
    );
  if (run.error) return <ErrorState error={run.error} onRetry={() => go({ run: null, view: null })} />;
  if (!run.data) return <Skeleton shape="page" />;

  const shown = run.data;
  const tabs = tabsOf(shown);
  const tab = tabs.find((id) => id === address.tab) ?? tabs[0]!;
  const main = shown.views.find((view) => view.isPrimary) ?? null;
  const compute = may("atlas:run");
  return (
    <>
      <PageHeader
        title={t(`title.${tab}`)}
        lead={t(`lead.${tab}`)}
        actions={
          <RunSelect runs={runs.data} runId={shown.id} onChange={(id) => go({ run: id, view: null })} />
        }
        scope={
          <ScopeLine
            items={basis.scopeItems(shown, main)}
            {...(compute.allowed && !jobId
              ? { onEdit: () => setChoosing(true), editLabel: t("compute") }
              : {})}
          />
        }
      />
      {progress}
      {shown.changes.length > 0 && (
        <StaleBanner
          title={t(shown.stale ? "stale.title" : "stale.outside")}
          changes={shown.changes.map(changeWords)}
          action={
            compute.allowed && !jobId && <Button onClick={() => setChoosing(true)}>{t("stale.again")}</Button>
          }
        />
      )}
      <AtlasTabs project={project} run={shown} tab={tab} />
      {dialog}
    </>
  );
}
