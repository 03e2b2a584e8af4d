"use client";

import { ChevronRight, MessageSquareText } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWords } from "../plan/words";
import type { ProposalItem } from "./api-types";
import { StatusBadges } from "./status";

/** One proposal in a list: what is asked, by whom, and where it stands. */
export function ProposalCard({
  projectId,
  row,
  mine,
}: {
  projectId: string;
  row: ProposalItem;
  mine: boolean;
}) {
  const t = useTranslations("approvals.card");
  const words = useWords();
  return (
    <article className="relative flex items-start gap-3 rounded-large border border-line bg-surface px-5 py-4 hover:border-primary">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="min-w-0">
            <Link
              href={`/projects/${projectId}/approvals/${row.id}`}
              className="text-primary-ink underline-offset-4 after:absolute after:inset-0 hover:underline"
            >
              {row.title}
            </Link>
          </h2>
          <StatusBadges {...row} />
        </div>
        <p className="mt-1 line-clamp-2 text-ink-subtle">{row.rationale}</p>
        <p className="mt-1 flex flex-wrap gap-x-3 text-note text-ink-subtle">
          <span>{t(mine ? "byMe" : "by", { by: row.proposed.by, at: words.time(row.proposed.at) })}</span>
          <span>{t("items", { items: row.items, hubs: row.hubs })}</span>
          {row.threads > 0 && (
            <span className="inline-flex items-center gap-1">
              <MessageSquareText aria-hidden size={14} />
              {t("threads", { count: row.threads })}
            </span>
          )}
          {row.decided && (
            <span>{t(`decided.${row.status}`, { by: row.decided.by, at: words.time(row.decided.at) })}</span>
          )}
        </p>
        {row.reason && <p className="mt-1 text-note">{t("reason", { reason: row.reason })}</p>}
      </div>
      <ChevronRight aria-hidden size={18} className="mt-1 shrink-0 text-ink-subtle" />
    </article>
  );
}
