"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/app/_components/button";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import type { DataColumn } from "@/app/_components/data-table/column";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { Term } from "@/app/_components/term";
import { useTRPC } from "@/app/_trpc/client";
import type { Run, TopicMapData } from "../api-types";
import { useOrigin } from "../origin";
import { type DrawnTopic, MapChart } from "./map-chart";

/** From this share of the distances on the plane is a fair picture of them. */
const FAIR = 0.5;
const NEAREST = 4;

/** How near the topics are to one another by their terms; hidden ones are left out. */
export function TopicMap(props: {
  projectId: string;
  run: Run;
  activeKey: string;
  onPick: (key: string) => void;
}) {
  const { projectId, run, activeKey, onPick } = props;
  const t = useTranslations("patents.map");
  const trpc = useTRPC();
  const format = useFormatter();
  const { source, lines } = useOrigin();
  const map = useQuery(trpc.patents.topicMap.queryOptions({ projectId, runId: run.id }));
  const topics = useMemo(() => (map.data ? drawn(map.data) : []), [map.data]);
  if (map.error) return <ErrorState error={map.error} onRetry={() => map.refetch()} />;
  if (!map.data) return <Skeleton shape="chart" />;
  if (topics.length < 2) return <p>{t("tooFew")}</p>;
  const { share, exact } = map.data;
  const kept = share === null ? null : format.number(share, { style: "percent", maximumFractionDigits: 0 });
  const columns: DataColumn<DrawnTopic>[] = [
    { id: "label", header: t("topic"), value: ({ label }) => label, fixed: true },
    { id: "patents", header: t("count"), value: ({ patents }) => Math.round(patents), kind: "integer" },
    { id: "nearest", header: t("nearestTopic"), value: ({ nearest }) => nearest?.label },
    {
      id: "distance",
      header: t("distance"),
      value: ({ nearest }) => nearest?.distance,
      ...{ kind: "number", decimals: 2, help: "topicDistance" },
    },
  ];
  const closest = topics
    .filter(({ nearest }) => nearest !== null)
    .toSorted((a, b) => a.nearest!.distance - b.nearest!.distance)[0];
  return (
    <ChartFrame
      title={t("title")}
      lead={t("lead")}
      source={source(run)}
      basis={[...lines(run), ...(kept === null ? [] : [t("kept", { share: kept })])]}
      table={{ columns, rows: topics, rowId: ({ key }) => key }}
    >
      <MapChart
        topics={topics}
        activeKey={activeKey}
        onPick={onPick}
        label={
          closest
            ? t("label", { count: topics.length, one: closest.label, other: closest.nearest!.label })
            : t("title")
        }
      />
      <NearestTopics data={map.data} activeKey={activeKey} onPick={onPick} />
      <ul className="mt-3 flex list-disc flex-col gap-0.5 pl-5 text-note text-ink-subtle">
        <li>
          <Term id="topicDistance">{t("distanceTerm")}</Term>: {t("axes")}
        </li>
        {share !== null && kept !== null && (
          <li>{t(share < FAIR ? "keptLittle" : "keptFair", { share: kept })}</li>
        )}
        <li>{t("unnamed")}</li>
        {!exact && <li>{t("inexact")}</li>}
      </ul>
    </ChartFrame>
  );
}

/** What the plane may have torn apart: the topics that are nearest to the chosen one by the distances themselves. */
function NearestTopics(props: { data: TopicMapData; activeKey: string; onPick: (key: string) => void }) {
  const { data, activeKey, onPick } = props;
  const t = useTranslations("patents.map");
  const format = useFormatter();
  const own = data.topics.find(({ key }) => key === activeKey);
  if (!own) return <p className="mt-2 text-note">{t("hiddenOne")}</p>;
  const near = data.topics
    .map(({ key, label }, i) => ({ key, label, distance: own.distances[i]! }))
    .filter(({ key }) => key !== activeKey)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, NEAREST);
  return (
    <div className="mt-2">
      <p className="font-bold">{t("nearTo", { name: own.label })}</p>
      <ul className="mt-1 flex flex-wrap gap-2">
        {near.map(({ key, label, distance }) => (
          <li key={key} className="min-w-0">
            <Button size="small" onClick={() => onPick(key)}>
              {t("near", {
                name: label,
                distance: format.number(distance, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
              })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The topics as they are drawn, each with the one that is nearest by the distances themselves, not by the plane. */
const drawn = ({ topics }: TopicMapData): DrawnTopic[] =>
  topics.map(({ key, label, x, y, size, patentCount, distances }, own) => {
    let best = -1;
    distances.forEach((distance, i) => {
      if (i !== own && (best < 0 || distance < distances[best]!)) best = i;
    });
    return {
      ...{ key, label, x, y, patents: patentCount ?? size },
      nearest: best < 0 ? null : { label: topics[best]!.label, distance: distances[best]! },
    };
  });
