"use client";

import { ArrowDown, ArrowUp, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/badge";
import { IconButton } from "@/app/_components/button";
import type { PlanEntry } from "../api-types";
import { useRuleName, useWords } from "../words";
import { EntryEditor } from "./entry-editor";

/** One paragraph of the plan, with what it comes from. */
export function EntryView({
  projectId,
  entry,
  mayEdit,
  first,
  last,
  onMove,
}: {
  projectId: string;
  entry: PlanEntry;
  mayEdit: boolean;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
}) {
  const t = useTranslations("plan.document");
  const words = useWords();
  const ruleName = useRuleName();
  const [editing, setEditing] = useState(false);
  const region = words.region(entry.region);
  const name = `${entry.subject.label} · ${region}`;
  return (
    <article aria-label={name} className="flex flex-col gap-1.5 border-l-4 border-line pl-3">
      <div className="flex items-start gap-1">
        <h4 className="min-w-0 flex-1">
          {region}: {words.strategy({ strategy: entry.strategy, facts: entry })}
        </h4>
        {mayEdit && !editing && (
          <>
            <IconButton size="small" label={t("up", { name })} disabled={first} onClick={() => onMove(-1)}>
              <ArrowUp aria-hidden size={16} />
            </IconButton>
            <IconButton size="small" label={t("down", { name })} disabled={last} onClick={() => onMove(1)}>
              <ArrowDown aria-hidden size={16} />
            </IconButton>
            <IconButton size="small" label={t("edit", { name })} onClick={() => setEditing(true)}>
              <Pencil aria-hidden size={16} />
            </IconButton>
          </>
        )}
      </div>
      {(entry.superseded || entry.stale) && (
        <p className="flex flex-wrap gap-1">
          {entry.superseded && <Badge tone="warning">{t("superseded")}</Badge>}
          {entry.stale && <Badge tone="warning">{t("stale")}</Badge>}
        </p>
      )}
      {editing ? (
        <EntryEditor projectId={projectId} entry={entry} onClose={() => setEditing(false)} />
      ) : (
        <p className="whitespace-pre-line">{entry.text}</p>
      )}
      <p className="text-note text-ink-subtle">
        {t("origin", {
          rule: ruleName(entry.rule),
          by: entry.acceptedBy,
          at: words.time(entry.acceptedAt),
        })}
      </p>
    </article>
  );
}
