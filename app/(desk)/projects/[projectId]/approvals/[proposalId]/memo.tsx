"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Lock } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { ErrorState } from "@/app/_components/error-state";
import { ScopeLine } from "@/app/_components/scope-line";
import { Skeleton } from "@/app/_components/skeleton";
import { StaleBanner } from "@/app/_components/stale-banner";
import { useTRPC } from "@/app/_trpc/client";
import { useBasis } from "../../atlas/basis";
import { useChangeWords } from "../../change-words";
import { Threads } from "../../plan/notes/threads";
import { useWords } from "../../plan/words";
import type { Project } from "../api-types";
import { StatusBadges } from "../status";
import { Decision } from "./decision";
import { HubFigure } from "./hub-figure";
import { HubTable } from "./hub-table";
import { Pinned } from "./pinned";
import { SinceLast } from "./since-last";

/** A proposal as a one-page memo: what is asked, by whom, the picture, the table, what is new, who objects, and on what it stands. */
export function Memo({ project, meId, proposalId }: { project: Project; meId: string; proposalId: string }) {
  const t = useTranslations("approvals.memo");
  const changeWords = useChangeWords();
  const trpc = useTRPC();
  const basis = useBasis();
  const words = useWords();
  const projectId = project.id;
  const query = useQuery(trpc.hub.get.queryOptions({ projectId, proposalId }));
  if (query.error) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Skeleton shape="page" />;
  const proposal = query.data;
  const main = proposal.views.find((view) => view.isPrimary) ?? null;
  return (
    <>
      <Link
        href={`/projects/${projectId}/approvals`}
        className="no-print inline-flex w-fit items-center gap-1 text-note text-primary-ink underline-offset-4 hover:underline"
      >
        <ArrowLeft aria-hidden size={14} />
        {t("back")}
      </Link>
      <header className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0">{proposal.title}</h1>
          <StatusBadges {...proposal} />
        </div>
        <p className="text-ink-subtle">
          {t("by", { by: proposal.proposed.by, at: words.time(proposal.proposed.at) })}
          {proposal.openNotes.length > 0 && (
            <>
              {" · "}
              <a href="#notes" className="text-primary-ink underline underline-offset-4">
                {t("openNotes", { count: proposal.openNotes.length })}
              </a>
            </>
          )}
        </p>
        <ScopeLine items={basis.scopeItems(proposal.run, main)} />
      </header>
      {(proposal.status === "SUBMITTED" || proposal.status === "APPROVED") && (
        <StaleBanner
          title={t(proposal.status === "APPROVED" ? "staleApproved" : "staleSubmitted")}
          changes={proposal.changes.map(changeWords)}
        />
      )}
      <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_22rem] xl:items-start">
        <div className="flex min-w-0 flex-col gap-5">
          <Card title={t("asked")}>
            <p>{t("request", { count: proposal.items.length })}</p>
            <ul className="my-2 flex flex-wrap gap-2">
              {proposal.items.map(({ subject, region }) => (
                <li
                  key={`${subject.kind} ${subject.id} ${region.key}`}
                  className="rounded-small border border-primary-line bg-primary-soft px-2 font-bold text-primary-ink"
                >
                  {subject.label} · {words.region(region)}
                </li>
              ))}
            </ul>
            <p className="whitespace-pre-line">{proposal.rationale}</p>
          </Card>
          <HubFigure projectId={projectId} proposal={proposal} />
          <HubTable proposal={proposal} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Decision project={project} meId={meId} proposal={proposal} />
          <SinceLast projectId={projectId} proposal={proposal} />
          <Pinned proposal={proposal} />
        </div>
      </div>
      <Card id="notes" title={t("notes")} lead={t("notesLead")}>
        <Threads project={project} subject={{ proposalId }} />
      </Card>
      {proposal.locked && (
        <p className="flex items-center gap-2 text-note text-ink-subtle">
          <Lock aria-hidden size={14} />
          {t("locked")}
        </p>
      )}
    </>
  );
}
