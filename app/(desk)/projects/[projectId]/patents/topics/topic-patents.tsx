"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import type { Topic } from "../api-types";
import { PatentDialog } from "../patent-dialog";

const FIRST = 6;
const TERMS_MARKED = 12;

/** The patents that say most of the topic; one opens with the topic's terms marked in its abstract. */
export function TopicPatents({ topic }: { topic: Topic }) {
  const t = useTranslations("patents.representative");
  const format = useFormatter();
  const [openId, setOpenId] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const shown = all ? topic.patents : topic.patents.slice(0, FIRST);
  const open = topic.patents.find(({ id }) => id === openId);
  const terms = topic.terms
    .toSorted((a, b) => b.relevance - a.relevance)
    .slice(0, TERMS_MARKED)
    .map(({ term }) => term);
  return (
    <Card title={t("title")} lead={t("lead")}>
      <ul className="flex flex-col gap-2.5">
        {shown.map((patent) => (
          <li key={patent.id} className="min-w-0">
            <button
              type="button"
              className="min-h-6 text-left font-bold text-primary-ink hover:underline"
              onClick={() => setOpenId(patent.id)}
            >
              {patent.title}
            </button>
            <p className="text-note text-ink-subtle">
              {[
                patent.year,
                patent.applicants.join(", "),
                t("share", {
                  share: format.number(patent.weight, { style: "percent", maximumFractionDigits: 0 }),
                }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ul>
      {topic.patents.length > FIRST && (
        <Button size="small" className="mt-3" onClick={() => setAll(!all)}>
          {all ? t("fewer") : t("all", { count: topic.patents.length })}
        </Button>
      )}
      {open && <PatentDialog patent={open} terms={terms} onClose={() => setOpenId(null)} />}
    </Card>
  );
}
