"use client";

import { Download } from "lucide-react";
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
import { CoherenceWord } from "./coherence-word";
import { TopicCountReason } from "./topic-count-reason";

/** The topics, the largest first: how many patents, how they went over the years, how clear they are. */
export function TopicList({
  projectId,
  run,
  topics,
  activeId,
  onPick,
}: {
  projectId: string;
  run: Run;
  topics: readonly TopicItem[];
  activeId: string;
  onPick: (number: number) => void;
}) {
  const t = useTranslations("patents.list");
  const api = useTRPCClient();
  const notify = useNotify();
  const save = async () => {
    try {
      const { fileName, csv } = await api.patents.exportTopics.query({ projectId, runId: run.id });
      downloadFile(fileName, csv, "text/csv;charset=utf-8");
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <Card
      flush
      title={t("title", { count: topics.length })}
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
      <ul className="max-h-96 divide-y divide-line overflow-y-auto border-t border-line lg:max-h-[70vh]">
        {topics.map((topic) => (
          <li key={topic.id}>
            <TopicButton topic={topic} active={topic.id === activeId} onPick={() => onPick(topic.number)} />
          </li>
        ))}
      </ul>
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
      <span className="font-bold">{topic.label}</span>
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
        <CoherenceWord coherence={topic.coherence} />
      </span>
      {topic.links.length > 0 && (
        <span className="text-note text-primary-ink">
          {t("links", { names: topic.links.map(({ name }) => name).join(", ") })}
        </span>
      )}
    </button>
  );
}
