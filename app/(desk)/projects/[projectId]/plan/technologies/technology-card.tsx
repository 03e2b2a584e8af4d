"use client";

import { ChevronDown, MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/badge";
import { Button } from "@/app/_components/button";
import { classNames } from "@/app/_components/class-names";
import { Term } from "@/app/_components/term";
import { useMay } from "../../atlas/permission";
import { useChangeWords } from "../../change-words";
import type { Project, Technology } from "../api-types";
import { ActButtons } from "../cards/act-buttons";
import { cardId, History, STATUS_TONE } from "../cards/recommendation-card";
import { Threads } from "../notes/threads";
import { isNear, useWords } from "../words";
import { TechnologyFactsTable } from "./technology-facts";

/** One new technology in a region: what is recommended, why, what it rests on, and where it stands. */
export function TechnologyCard({
  project,
  item,
  whyNot,
  selected,
}: {
  project: Project;
  item: Technology;
  whyNot: string | null;
  selected: boolean;
}) {
  const t = useTranslations("plan.card");
  const own = useTranslations("plan.technologies");
  const act = useTranslations("plan.act");
  const states = useTranslations("plan.status");
  const words = useWords();
  const changeWords = useChangeWords();
  const mayNote = useMay(project)("annotation:write").allowed;
  const [open, setOpen] = useState<"facts" | "notes" | null>(null);
  const toggle = (what: "facts" | "notes") => setOpen(open === what ? null : what);
  const { facts, threads, subject } = item;
  const name = `${subject.label} · ${words.region(item.region)}`;
  const strategy = words.strategy(item);
  const { emergence, rta, relatedness } = facts.comparisons;
  const doubts = [
    ...(threads.open > 0 ? [act("openNotes", { count: threads.open })] : []),
    ...([emergence, rta, relatedness].some(({ distance }) => isNear(distance)) ? [act("near")] : []),
    ...(facts.thin ? [own("thin", { patents: facts.patents ?? 0 })] : []),
    ...(item.stale ? [act("stale")] : []),
  ];
  return (
    <article
      id={cardId(item.id)}
      tabIndex={-1}
      aria-label={name}
      className={classNames(
        "flex scroll-mt-20 flex-col gap-2 border-t border-line px-5 py-4",
        selected && "bg-primary-soft",
      )}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="min-w-0 flex-1 basis-52">
          {name}
          <span className="font-normal text-ink-subtle"> → </span>
          {strategy ?? <Term id="undetermined" />}
          {strategy && <span className="font-normal text-ink-subtle"> ({words.text(facts.aim)})</span>}
        </h3>
        <Badge tone={STATUS_TONE[item.status]}>{states(item.status)}</Badge>
        {!item.current && <Badge>{own("earlier")}</Badge>}
        <ActButtons projectId={project.id} item={item} name={name} doubts={doubts} />
      </div>
      <p>{words.why(item)}</p>
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
      {item.changes.length > 0 && (
        <ul className="list-disc pl-5 text-note text-warning-ink">
          {item.changes.map((change) => (
            <li key={change.kind}>{changeWords(change)}</li>
          ))}
        </ul>
      )}
      <p className="text-note text-ink-subtle">
        {own("made", { by: item.made.by, at: words.time(item.made.at) })}
      </p>
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
      {open === "facts" && <TechnologyFactsTable projectId={project.id} item={item} />}
      {open === "notes" && <Threads project={project} subject={{ recommendationId: item.id }} />}
    </article>
  );
}
