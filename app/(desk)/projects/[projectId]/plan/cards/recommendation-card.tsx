"use client";

import { Check, ChevronDown, MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge, type Tone } from "@/app/_components/badge";
import { Button } from "@/app/_components/button";
import { classNames } from "@/app/_components/class-names";
import { Term } from "@/app/_components/term";
import { FlagBadges } from "../../atlas/flags";
import { useMay } from "../../atlas/permission";
import type { Project, Recommendation } from "../api-types";
import { Threads } from "../notes/threads";
import { isNear, useWords } from "../words";
import { ActButtons } from "./act-buttons";
import { Facts } from "./facts";

export const STATUS_TONE: Record<Recommendation["status"], Tone> = {
  DRAFT: "neutral",
  PROPOSED: "info",
  ACCEPTED: "success",
  REJECTED: "danger",
};

export const cardId = (id: string) => `recommendation-${id}`;

/** One recommendation: what, why, on which figures, where it stands, and who has said what about it. */
export function RecommendationCard({
  project,
  item,
  whyNot,
  selected,
}: {
  project: Project;
  item: Recommendation;
  whyNot: string | null;
  selected: boolean;
}) {
  const t = useTranslations("plan.card");
  const act = useTranslations("plan.act");
  const states = useTranslations("plan.status");
  const words = useWords();
  const [open, setOpen] = useState<"facts" | "notes" | null>(null);
  const toggle = (what: "facts" | "notes") => setOpen(open === what ? null : what);
  const mayNote = useMay(project)("annotation:write").allowed;
  const region = words.region(item.region);
  const { facts, threads } = item;
  const strategy = words.strategy(item);
  const doubts = [
    ...(threads.open > 0 ? [act("openNotes", { count: threads.open })] : []),
    ...(isNear(facts.a.distance) || isNear(facts.b.distance) ? [act("near")] : []),
    ...(facts.flags.includes("small_ecosystem") ? [act("small", { nodes: facts.nodes ?? 0 })] : []),
    ...(item.stale ? [act("stale")] : []),
  ];
  return (
    <article
      id={cardId(item.id)}
      tabIndex={-1}
      aria-label={`${item.subject.label} · ${region}`}
      className={classNames(
        "flex scroll-mt-20 flex-col gap-2 border-t border-line px-5 py-4",
        selected && "bg-primary-soft",
      )}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="min-w-0 flex-1 basis-52">
          {region}
          <span className="font-normal text-ink-subtle"> → </span>
          {strategy ?? <Term id="undetermined" />}
          {strategy && <span className="font-normal text-ink-subtle"> ({words.text(facts.aim)})</span>}
        </h3>
        <Badge tone={STATUS_TONE[item.status]}>{states(item.status)}</Badge>
        {item.approvedHub && (
          <Badge tone="success" icon={<Check aria-hidden size={12} />}>
            {t("approvedHub")}
          </Badge>
        )}
        {item.hub && (
          <Badge tone="primary">{facts.hubBasis === "printed" ? t("hubPrinted") : t("hub")}</Badge>
        )}
        <ActButtons
          projectId={project.id}
          item={item}
          name={`${item.subject.label} · ${region}`}
          doubts={doubts}
        />
      </div>
      <p>{words.why(item)}</p>
      {item.outcome === "fires" && facts.flags.length > 0 && <FlagBadges flags={facts.flags} />}
      {(facts.networkPolicy || facts.firmPolicy) && (
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {(["networkPolicy", "firmPolicy"] as const).map((kind) => {
            const policy = facts[kind];
            return (
              policy && (
                <div key={kind} className="min-w-0">
                  <dt className="text-note text-ink-subtle">{t(kind)}</dt>
                  <dd>
                    <b>{words.text(policy.title)}</b>
                    <span className="block text-note">{words.text(policy.detail)}</span>
                  </dd>
                </div>
              )
            );
          })}
        </dl>
      )}
      <History item={item} />
      {whyNot && <p className="text-note text-ink-subtle">{whyNot}</p>}
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          variant="text"
          aria-expanded={open === "facts"}
          icon={<ChevronDown aria-hidden size={16} className={open === "facts" ? "rotate-180" : ""} />}
          onClick={() => toggle("facts")}
        >
          {t("facts")}
        </Button>
        <Button
          size="small"
          variant="text"
          aria-expanded={open === "notes"}
          icon={<MessageSquareText aria-hidden size={16} />}
          onClick={() => toggle("notes")}
        >
          {threads.open > 0
            ? t("notesOpen", threads)
            : threads.threads === 0 && !mayNote
              ? t("notesNone")
              : t("notes", { threads: threads.threads })}
        </Button>
      </div>
      {open === "facts" && <Facts item={item} />}
      {open === "notes" && <Threads project={project} subject={{ recommendationId: item.id }} />}
    </article>
  );
}

/** Who proposed and who decided, when, and with which reason. */
export function History({
  item: { proposed, decided, status, reason },
}: {
  item: Pick<Recommendation, "proposed" | "decided" | "status" | "reason">;
}) {
  const t = useTranslations("plan.card");
  const words = useWords();
  if (!proposed && !decided) return null;
  return (
    <p className="text-note text-ink-subtle">
      {proposed && t("proposedBy", { by: proposed.by, at: words.time(proposed.at) })}
      {decided && (
        <>
          {" · "}
          {t(status === "ACCEPTED" ? "acceptedBy" : "rejectedBy", {
            by: decided.by,
            at: words.time(decided.at),
          })}
        </>
      )}
      {reason && <span className="block text-ink">{t("reason", { reason })}</span>}
    </p>
  );
}
