"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { Tabs } from "@/app/_components/tabs";
import { useTRPC } from "@/app/_trpc/client";
import { useAddress } from "../address";
import type { Run, Topic, TopicDetail } from "../api-types";
import { EarlierRun } from "./earlier-run";
import { TopicApplicants } from "./topic-applicants";
import { TopicClasses } from "./topic-classes";
import { TopicMap } from "./topic-map";
import { TopicPatents } from "./topic-patents";
import { TopicRegions } from "./topic-regions";
import { TopicTerms } from "./topic-terms";
import { TopicYears } from "./topic-years";

const VIEWS = ["terms", "patents", "places", "applicants", "map"] as const;
type View = (typeof VIEWS)[number];
type Figures = NonNullable<TopicDetail["figures"]>;

/** What the chosen topic is made of, and where it lies among the others. */
export function TopicViews({ projectId, run, topic }: { projectId: string; run: Run; topic: Topic }) {
  const t = useTranslations("patents.views");
  const trpc = useTRPC();
  const [address, go] = useAddress();
  const view: View = VIEWS.find((id) => id === address.view) ?? "terms";
  const detail = useQuery({
    ...trpc.patents.topicDetail.queryOptions({ projectId, runId: run.id, key: topic.key }),
    enabled: view !== "map" && view !== "patents",
  });
  const known = (draw: (detail: TopicDetail) => React.ReactNode) =>
    detail.error ? (
      <ErrorState error={detail.error} onRetry={() => detail.refetch()} />
    ) : detail.data ? (
      draw(detail.data)
    ) : (
      <Skeleton shape="chart" />
    );
  const summed = (draw: (figures: Figures) => React.ReactNode) =>
    known(({ figures }) => (figures ? draw(figures) : <EarlierRun />));
  const content: Record<View, React.ReactNode> = {
    terms: (
      <>
        <TopicTerms key={topic.key} run={run} topic={topic} />
        {known((data) => (
          <TopicYears run={run} topic={topic} detail={data} />
        ))}
      </>
    ),
    patents: <TopicPatents key={topic.key} topic={topic} />,
    places: summed((figures) => (
      <>
        <TopicRegions run={run} topic={topic} figures={figures} />
        <TopicClasses run={run} topic={topic} figures={figures} />
      </>
    )),
    applicants: summed((figures) => (
      <TopicApplicants key={topic.key} run={run} topic={topic} figures={figures} />
    )),
    map: (
      <TopicMap projectId={projectId} run={run} activeKey={topic.key} onPick={(key) => go({ topic: key })} />
    ),
  };
  return (
    <Tabs
      label={t("label")}
      value={view}
      onChange={(id) => go({ view: id === "terms" ? null : id })}
      items={VIEWS.map((id) => ({
        id,
        label: t(id),
        content: <div className="flex min-w-0 flex-col gap-4">{content[id]}</div>,
      }))}
    />
  );
}
