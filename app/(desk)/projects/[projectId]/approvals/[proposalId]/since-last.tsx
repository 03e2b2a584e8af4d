"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { useWords } from "../../plan/words";
import type { HubItem, Proposal } from "../api-types";

/** What a proposal adds to the last approval, takes from it, and holds with other figures. */
export function SinceLast({ projectId, proposal }: { projectId: string; proposal: Proposal }) {
  const t = useTranslations("approvals.since");
  const words = useWords();
  const { since } = proposal;
  const name = ({ subject, region }: HubItem) => `${subject.label} · ${words.region(region)}`;
  if (!since)
    return (
      <Card title={t("title")}>
        <p className="text-ink-subtle">{t("first")}</p>
      </Card>
    );
  const same = since.added.length + since.removed.length + since.moved.length === 0;
  return (
    <Card title={t("title")}>
      <p className="mb-2 text-note text-ink-subtle">
        {t.rich("compared", {
          at: words.time(since.decidedAt),
          title: since.title,
          link: (text) => (
            <Link
              href={`/projects/${projectId}/approvals/${since.id}`}
              className="text-primary-ink underline underline-offset-4"
            >
              {text}
            </Link>
          ),
        })}
      </p>
      {same && <p>{t("same")}</p>}
      <ul className="flex flex-col gap-1">
        {since.added.map((item) => (
          <li key={`+${name(item)}`}>{t("added", { name: name(item) })}</li>
        ))}
        {since.removed.map((item) => (
          <li key={`-${name(item)}`}>{t("removed", { name: name(item) })}</li>
        ))}
        {since.moved.map(({ before, after }) => (
          <li key={name(after)}>
            {t("moved", {
              name: name(after),
              b: `${words.figure(before.facts.b)} → ${words.figure(after.facts.b)}`,
              c: `${words.figure(before.facts.c)} → ${words.figure(after.facts.c)}`,
            })}
          </li>
        ))}
      </ul>
    </Card>
  );
}
