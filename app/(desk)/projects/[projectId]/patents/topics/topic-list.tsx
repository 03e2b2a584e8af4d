"use client";

import { Download, Pin } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { classNames } from "@/app/_components/class-names";
import { downloadFile } from "@/app/_components/download";
import { SparkLine } from "@/app/_components/spark-line";
import { Term } from "@/app/_components/term";
import { useNotify } from "@/app/_components/toast";
import { useTRPCClient } from "@/app/_trpc/client";
import type { Run, TopicItem } from "../api-types";
import type { Arranging } from "./arranging";
import { CoherenceWord } from "./coherence-word";
import { StabilityWord } from "./stability-word";
import { TopicCountReason } from "./topic-count-reason";
import { TopicMenu } from "./topic-menu";
import { useChosenInSight } from "./use-topic-in-sight";

/** The topics, the largest first: how many patents, how they went over the years, how clear they are. */
export function TopicList({
  projectId,
  run,
  topics,
  activeKey,
  onPick,
  arranging,
}: {
  projectId: string;
  run: Run;
  topics: readonly TopicItem[];
  activeKey: string;
  onPick: (key: string) => void;
  arranging: Arranging | null;
}) {
  const t = useTranslations("patents.list");
  const api = useTRPCClient();
  const notify = useNotify();
  const list = useChosenInSight(activeKey);
  const save = async () => {
    try {
      const { fileName, csv } = await api.patents.exportTopics.query({ projectId, runId: run.id });
      downloadFile(fileName, csv, "text/csv;charset=utf-8");
    } catch (error) {
      notify.failed(error);
    }
  };
  const hidden = topics.filter((topic) => topic.hidden);
  const rows = (shown: readonly TopicItem[]) => (
    <ul className="divide-y divide-line">
      {shown.map((topic) => (
        <li key={topic.key} className="relative">
          <TopicButton topic={topic} active={topic.key === activeKey} onPick={() => onPick(topic.key)} />
          {arranging && (
            <div className="absolute top-1.5 right-1">
              <TopicMenu topic={topic} arranging={arranging} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <Card
      flush
      title={t("title", { count: topics.length - hidden.length })}
      lead={<Term id="coherence">{t("coherence")}</Term>}
      actions={
        <Button size="small" icon={<Download aria-hidden size={16} />} onClick={save}>
          {t("export")}
        </Button>
      }
      footer={
        <>
          <p>{t("unplaced", { count: run.params.unplaced })}</p>
          <TopicCountReason run={run} />
        </>
      }
    >
      <div ref={list} className="max-h-96 overflow-y-auto border-t border-line lg:max-h-[70vh]">
        {rows(topics.filter(({ hidden }) => !hidden))}
        {hidden.length > 0 && (
          <details className="border-t border-line" open={hidden.some(({ key }) => key === activeKey)}>
            <summary className="cursor-pointer px-4 py-2 text-note text-ink-subtle">
              {t("hidden", { count: hidden.length })}
            </summary>
            {rows(hidden)}
          </details>
        )}
      </div>
    </Card>
  );
}

function TopicButton({ topic, active, onPick }: { topic: TopicItem; active: boolean; onPick: () => void }) {
  const t = useTranslations("patents.list");
  const format = useFormatter();
  const [first, last] = [topic.yearly[0], topic.yearly.at(-1)];
  const whole = (value: number) => format.number(Math.round(value));
  return (
    <button
      type="button"
      aria-current={active ? "true" : undefined}
      onClick={onPick}
      className={classNames(
        "flex w-full min-w-0 flex-col gap-1 border-l-4 px-4 py-2.5 text-left focus-visible:-outline-offset-2",
        active ? "border-primary bg-primary-soft" : "border-transparent hover:bg-surface-sunken",
      )}
    >
      <span className="flex items-baseline gap-1.5 pr-8 font-bold">
        {topic.pinned && <Pin aria-label={t("pinned")} size={14} className="shrink-0 self-center" />}
        <span className="min-w-0 wrap-anywhere">{topic.label}</span>
      </span>
      <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-note">
        <span className="tabular-nums">{t("size", { count: whole(topic.size) })}</span>
        {first && last && (
          <SparkLine
            width={84}
            height={20}
            values={topic.yearly.map(({ weight }) => weight)}
            label={t("trend", {
              from: String(first.year),
              to: String(last.year),
              first: whole(first.weight),
              last: whole(last.weight),
            })}
          />
        )}
        {topic.coherence !== null && <CoherenceWord coherence={topic.coherence} />}
        <StabilityWord stability={topic.stability} />
        {topic.origin !== "model" && <span>{t(topic.origin === "merged" ? "merged" : "splitPart")}</span>}
      </span>
      {topic.links.length > 0 && (
        <span className="text-note text-primary-ink">
          {t("links", { names: topic.links.map(({ name }) => name).join(", ") })}
        </span>
      )}
    </button>
  );
}
