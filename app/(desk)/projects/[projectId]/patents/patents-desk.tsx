"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { ErrorState } from "@/app/_components/error-state";
import { JobProgress } from "@/app/_components/job-progress";
import { PageHeader } from "@/app/_components/page-header";
import { ScopeLine } from "@/app/_components/scope-line";
import { Skeleton } from "@/app/_components/skeleton";
import { Tabs } from "@/app/_components/tabs";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import type { JobView } from "@/server/features/jobs/data";
import { useMay } from "../atlas/permission";
import { useAddress } from "./address";
import type { Project } from "./api-types";
import { CubeTab } from "./cube/cube-tab";
import { DeskActions } from "./desk-actions";
import { FirstUpload } from "./first-upload";
import { NewTechnologiesTab } from "./new-technologies/new-technologies-tab";
import { NoTopics } from "./no-topics";
import { useOrigin } from "./origin";
import { RunChanges } from "./run-changes";
import { SearchTab } from "./search-tab";
import { SetsTab } from "./sets-tab";
import { TermListsTab } from "./term-lists/term-lists-tab";
import { useTermDraft } from "./term-lists/use-term-draft";
import { CarriedReport } from "./topics/carried-report";
import { TopicsTab } from "./topics/topics-tab";
import { TopicsDialog } from "./topics-dialog";
import { UploadDialog } from "./upload/upload-dialog";
import { afterEnd, jobAtHand, NO_WORK } from "./work-at-hand";

const DONE: Record<string, "topicsDone" | "splitDone"> = {
  "topics.compute": "topicsDone",
  "topics.split": "splitDone",
};

/** Step 3: the patents of a project, the topics that stand in them, and the industries that these lead to. */
export function PatentsDesk({ project }: { project: Project }) {
  const t = useTranslations("patents");
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const origin = useOrigin();
  const [address, go] = useAddress();
  const may = useMay(project)("patents:edit");
  const [open, setOpen] = useState<"upload" | "topics" | null>(null);
  const [work, setWork] = useState(NO_WORK);
  const terms = useTermDraft(project.id);

  const projectId = project.id;
  const sets = useQuery(trpc.patents.sets.queryOptions({ projectId }));
  const runs = useQuery(trpc.patents.runs.queryOptions({ projectId }));
  const jobs = useQuery(trpc.jobs.list.queryOptions({ projectId, limit: 10 }));
  const { jobId, busy } = jobAtHand(work, jobs.data ?? []);
  const started = (id: string) => setWork((before) => ({ ...before, started: id }));
  const runId = address.run ?? runs.data?.[0]?.id;
  const topics = useQuery({
    ...trpc.patents.topics.queryOptions({ projectId, ...(runId ? { runId } : {}) }),
    enabled: runId !== undefined,
  });

  const ended = useCallback(
    (job: JobView) => {
      setWork((before) => afterEnd(before, job));
      for (const area of [trpc.patents, trpc.projects, trpc.jobs])
        client.invalidateQueries({ queryKey: area.pathKey() });
      if (job.state !== "DONE") return;
      if (job.kind === "topics.compute") go({ run: null, topic: null, tab: null });
      if (!(job.result as { topicsJobId?: unknown } | null)?.topicsJobId)
        notify.done(t(DONE[job.kind] ?? "importDone"));
    },
    [client, trpc, go, notify, t],
  );

  const failed = sets.error ?? runs.error ?? jobs.error;
  if (failed) return <ErrorState error={failed} onRetry={() => client.refetchQueries()} />;
  if (!sets.data || !runs.data || !jobs.data) return <Skeleton shape="page" />;

  const progress = jobId && <JobProgress key={jobId} jobId={jobId} onEnd={ended} />;
  const dialogs = (
    <>
      {open === "upload" && (
        <UploadDialog projectId={projectId} onClose={() => setOpen(null)} onStarted={started} />
      )}
      {open === "topics" && (
        <TopicsDialog
          projectId={projectId}
          sets={sets.data}
          run={topics.data?.run ?? null}
          onClose={() => setOpen(null)}
          onStarted={started}
          onReuse={(run) => go({ run, topic: null, tab: null })}
        />
      )}
      {terms.dialog}
    </>
  );
  if (sets.data.length === 0)
    return (
      <>
        <PageHeader title={t("title.first")} lead={t("lead.first")} />
        {progress}
        {!busy && <FirstUpload may={may} onUpload={() => setOpen("upload")} />}
        {dialogs}
      </>
    );

  const run = topics.data?.run;
  const actions = { may, busy, onOpen: setOpen };
  const none = runs.data.length === 0;
  const noTopics = <NoTopics may={may} busy={busy} onStart={() => setOpen("topics")} />;
  const onRecompute = may.allowed && !busy ? () => setOpen("topics") : undefined;
  const ofRun = runId && { projectId, runId, onRecompute };
  const tabs = {
    topics: none ? (
      noTopics
    ) : topics.error ? (
      <ErrorState error={topics.error} onRetry={() => go({ run: null, topic: null })} />
    ) : topics.data ? (
      <TopicsTab project={project} data={topics.data} may={may} onStarted={started} />
    ) : (
      <Skeleton shape="chart" />
    ),
    newtech: ofRun ? <NewTechnologiesTab {...ofRun} /> : noTopics,
    cube: ofRun ? <CubeTab {...ofRun} /> : noTopics,
    search: <SearchTab projectId={projectId} sets={sets.data} />,
    terms: (
      <TermListsTab
        projectId={projectId}
        sets={sets.data}
        run={run ?? runs.data[0] ?? null}
        may={may}
        busy={busy}
        draft={terms}
        onStarted={started}
        onReuse={(id) => go({ run: id, topic: null, tab: null })}
      />
    ),
    sets: <SetsTab projectId={projectId} sets={sets.data} />,
  };
  const tab = (Object.keys(tabs) as (keyof typeof tabs)[]).find((id) => id === address.tab) ?? "topics";
  const ofTopics = tab === "topics" || tab === "newtech" || tab === "cube";
  return (
    <>
      <PageHeader
        title={t(`title.${tab}`)}
        lead={t(`lead.${tab}`)}
        actions={
          <DeskActions
            {...actions}
            runs={ofTopics ? runs.data : []}
            runId={run?.id ?? null}
            onRun={(id) => go({ run: id, topic: null, in: null })}
          />
        }
        scope={
          ofTopics &&
          run && (
            <ScopeLine
              items={origin.scopeItems(run)}
              {...(may.allowed ? { onEdit: () => setOpen("topics") } : {})}
            />
          )
        }
      />
      {progress}
      {ofTopics && run && (
        <>
          <RunChanges run={run} onRecompute={onRecompute} />
          <CarriedReport run={run} />
        </>
      )}
      <Tabs
        label={t("tabs.label")}
        value={tab}
        onChange={(id) => go({ tab: id === "topics" ? null : id })}
        items={[
          { id: "topics", label: t("tabs.topics"), content: tabs.topics },
          { id: "newtech", label: t("tabs.newtech"), content: tabs.newtech },
          { id: "cube", label: t("tabs.cube"), content: tabs.cube },
          { id: "search", label: t("tabs.search"), content: tabs.search },
          { id: "terms", label: t("tabs.terms"), content: tabs.terms },
          { id: "sets", label: t("tabs.sets"), count: sets.data.length, content: tabs.sets },
        ]}
      />
      {dialogs}
    </>
  );
}
