"use client";

import { useTranslations } from "next-intl";
import type { Analysis } from "../api-types";
import type { AnalysisWords } from "./words";

/** The figures that sentences and rules rest on; what could not be determined says so. */
export function AnalysisFacts({ facts, words }: { facts: Analysis["facts"]; words: AnalysisWords }) {
  const t = useTranslations("analyses.facts");
  const common = useTranslations("analyses");
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-6 gap-y-4">
      {facts
        .filter(({ hidden }) => !hidden)
        .map(({ key, type, value }) => (
          <div key={key} className="min-w-0">
            <dt className="text-note text-ink-subtle">{t.has(key as never) ? t(key as never) : key}</dt>
            <dd className="font-bold break-words" title={words.exact(value, type) ?? undefined}>
              {words.text(value, type) ?? (
                <span className="font-normal text-ink-subtle">{common("undetermined")}</span>
              )}
            </dd>
          </div>
        ))}
    </dl>
  );
}
