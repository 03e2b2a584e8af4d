"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { useAddress } from "../address";
import type { Topic } from "../api-types";
import { excerpt, MarkedText } from "../marked-text";
import { PatentDialog } from "../patent-dialog";

const FIRST = 8;
const TERMS_MARKED = 12;
const EXCERPT = 220;

/** The patents that say most of the topic, its terms marked in title and abstract; one opens whole. */
export function TopicPatents({ topic }: { topic: Topic }) {
  const t = useTranslations("patents.representative");
  const format = useFormatter();
  const [, go] = useAddress();
  const [openId, setOpenId] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const shown = all ? topic.patents : topic.patents.slice(0, FIRST);
  const open = topic.patents.find(({ id }) => id === openId);
  const terms = useMemo(
    () =>
      topic.terms
        .toSorted((a, b) => b.relevance - a.relevance)
        .slice(0, TERMS_MARKED)
        .map(({ term }) => term),
    [topic.terms],
  );
  return (
    <Card title={t("title")} lead={t("lead")}>
      <ul className="flex flex-col gap-3.5">
        {shown.map((patent) => (
          <li key={patent.id} className="min-w-0">
            <button
              type="button"
              className="min-h-6 text-left font-bold text-primary-ink hover:underline"
              onClick={() => setOpenId(patent.id)}
            >
              <MarkedText text={patent.title} terms={terms} />
            </button>
            <p className="text-note leading-relaxed">
              <MarkedText text={excerpt(patent.abstract, terms, EXCERPT)} terms={terms} />
            </p>
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
      <div className="mt-3 flex flex-wrap gap-2">
        {topic.patents.length > FIRST && (
          <Button size="small" onClick={() => setAll(!all)}>
            {all ? t("fewer") : t("all", { count: topic.patents.length })}
          </Button>
        )}
        {topic.patentCount !== null && topic.patentCount > 0 && (
          <Button size="small" onClick={() => go({ tab: "search", of: topic.key })}>
            {t("search", { count: topic.patentCount })}
          </Button>
        )}
      </div>
      {open && <PatentDialog patent={open} terms={terms} onClose={() => setOpenId(null)} />}
    </Card>
  );
}
