"use client";

import { Undo2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { classNames } from "@/app/_components/class-names";
import type { Topics } from "../api-types";
import { useEditTopics } from "./use-edit-topics";

type Edit = Topics["history"][number];

/** Who has changed what in the topics, the newest first; each may be taken back where nothing builds on it. */
export function TopicHistory({
  projectId,
  data: { run, version, history },
  allowed,
}: {
  projectId: string;
  data: Topics;
  allowed: boolean;
}) {
  const t = useTranslations("patents.history");
  const format = useFormatter();
  const { undo } = useEditTopics();
  if (history.length === 0) return null;
  const at = (date: Date) => format.dateTime(date, { dateStyle: "medium", timeStyle: "short" });
  const what = ({ kind, labels, label, was, parts }: Edit) =>
    t(kind, {
      ...{ labels: labels.join(", "), label: label ?? "", was: was ?? "", parts: parts?.join(", ") ?? "" },
    });
  return (
    <Card title={t("title", { count: history.filter(({ undone }) => !undone).length })} lead={t("lead")}>
      <ul className="flex max-h-72 flex-col gap-2.5 overflow-y-auto">
        {history.map((one) => (
          <li key={one.seq} className="min-w-0">
            <p className={classNames("wrap-anywhere", one.undone && "text-ink-subtle line-through")}>
              {t("line", { seq: String(one.seq), what: what(one) })}
            </p>
            <p className="flex flex-wrap items-center gap-x-3 text-note text-ink-subtle">
              <span>{t("by", { by: one.by ?? t("unknown"), at: at(one.at) })}</span>
              {one.carried && <span>{t("carried")}</span>}
              {one.undone ? (
                <span>{t("undone", { by: one.undone.by ?? t("unknown"), at: at(one.undone.at) })}</span>
              ) : (
                allowed && (
                  <Button
                    size="small"
                    variant="text"
                    icon={<Undo2 aria-hidden size={14} />}
                    aria-label={t("undoLabel", { seq: String(one.seq) })}
                    busy={undo.isPending && undo.variables.seq === one.seq}
                    onClick={() => undo.mutate({ projectId, runId: run.id, seen: version, seq: one.seq })}
                  >
                    {t("undo")}
                  </Button>
                )
              )}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
