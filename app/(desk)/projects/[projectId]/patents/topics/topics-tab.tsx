"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyState } from "@/app/_components/empty-state";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import type { May } from "../../atlas/permission";
import { useAddress } from "../address";
import type { Project, Topics } from "../api-types";
import { TopicEffect } from "../effect/topic-effect";
import { TopicHistory } from "./topic-history";
import { TopicIndustries } from "./topic-industries";
import { TopicLinks } from "./topic-links";
import { TopicList } from "./topic-list";
import { TopicName } from "./topic-name";
import { TopicViews } from "./topic-views";
import { useTopicInSight } from "./use-topic-in-sight";

/** Left the topics, in the middle what the chosen one is, right what it leads to. */
export function TopicsTab({
  project,
  data,
  may,
  onStarted,
}: {
  project: Project;
  data: Topics;
  may: May;
  onStarted: (jobId: string) => void;
}) {
  const t = useTranslations("patents.topic");
  const trpc = useTRPC();
  const [address, go] = useAddress();
  const [renaming, setRenaming] = useState<string | null>(null);
  const { run, topics, version } = data;
  const projectId = project.id;
  const item =
    topics.find(({ key }) => key === address.topic) ?? topics.find(({ hidden }) => !hidden) ?? topics[0];
  const topic = useQuery({
    ...trpc.patents.topic.queryOptions({ projectId, runId: run.id, key: item?.key ?? "" }),
    enabled: item !== undefined,
  });
  const heading = useTopicInSight(address.topic, topic.data?.key);
  const pick = (key: string) => go({ topic: key });
  if (!item) return <EmptyState picture="chart" title={t("none")} body={t("noneBody")} />;
  const shown = topic.data;
  const arranging = may.allowed
    ? {
        ...{ projectId, runId: run.id, seen: version, topics },
        ...{ onPick: pick, onRename: setRenaming, onStarted },
      }
    : null;
  return (
    <div className="grid min-w-0 items-start gap-4 lg:grid-cols-[16rem_minmax(0,1fr)] xl:grid-cols-[15rem_minmax(0,1fr)_19rem]">
      <TopicList
        projectId={projectId}
        run={run}
        topics={topics}
        activeKey={item.key}
        onPick={pick}
        arranging={arranging}
      />
      {topic.error ? (
        <ErrorState error={topic.error} onRetry={() => topic.refetch()} />
      ) : !shown ? (
        <Skeleton shape="chart" />
      ) : (
        <>
          <div ref={heading} className="flex min-w-0 scroll-mt-20 flex-col gap-4">
            <TopicName
              key={shown.key}
              run={run}
              topic={shown}
              arranging={arranging}
              renaming={renaming === shown.key}
              onRenaming={(on) => setRenaming(on ? shown.key : null)}
            />
            <TopicViews projectId={projectId} run={run} topic={shown} />
          </div>
          <div className="flex min-w-0 flex-col gap-4 lg:col-start-2 xl:col-start-3">
            <TopicLinks projectId={projectId} topic={shown} />
            <TopicIndustries projectId={projectId} topic={shown} may={may} />
            <TopicHistory projectId={projectId} data={data} allowed={may.allowed} />
          </div>
          <div className="min-w-0 lg:col-start-2 xl:col-span-2">
            <TopicEffect key={`effect ${run.id} ${shown.key}`} project={project} topic={shown} />
          </div>
        </>
      )}
    </div>
  );
}
