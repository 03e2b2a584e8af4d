"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { hrefOfWaiting } from "@/app/_components/waiting-href";
import type { Waiting } from "@/server/features/projects/waiting";

/** What waits for me, the oldest first, each line leading to its place. */
export function WaitingList(props: { title: string; waiting: Waiting[]; withProject?: boolean }) {
  const { title, waiting, withProject = false } = props;
  const t = useTranslations("desk.waiting");
  const format = useFormatter();
  return (
    <Card title={title} flush={waiting.length > 0}>
      {waiting.length === 0 ? (
        <>
          <p>{t("empty")}</p>
          <p className="text-note text-ink-subtle">{t("emptyBody")}</p>
        </>
      ) : (
        <ul className="flex flex-col divide-y divide-line border-t border-line">
          {waiting.map((one) => (
            <li key={`${one.kind}${one.projectId}${one.subjectId}`}>
              <Link
                href={hrefOfWaiting(one)}
                className="flex items-start gap-2 px-5 py-3 text-ink no-underline hover:bg-surface-strong"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-bold">{t(one.kind, { count: one.count })}</span>
                  {one.title && <span className="block">{one.title}</span>}
                  <span className="block text-note text-ink-subtle">
                    {[
                      withProject && one.projectName,
                      one.by && t("by", { name: one.by }),
                      t("since", { at: format.dateTime(one.since, { dateStyle: "medium" }) }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
                <ChevronRight aria-hidden size={18} className="mt-0.5 shrink-0 text-ink-subtle" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
