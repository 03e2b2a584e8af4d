"use client";

import { useTranslations } from "next-intl";
import { Term, type TermId } from "@/app/_components/term";
import type { Analysis } from "../api-types";
import type { AnalysisWords } from "./words";

/** Facts whose word needs an explanation. */
const TERMS: Readonly<Record<string, TermId>> = {
  lockIn: "lockIn",
  policy: "networkPolicy",
  hubInForce: "hubCandidate",
};

const Explained = ({ id, children }: { id: string; children: string }) =>
  TERMS[id] ? <Term id={TERMS[id]}>{children}</Term> : children;

/** The figures that sentences and rules rest on; what could not be determined says so. */
export function AnalysisFacts({ facts, words }: { facts: Analysis["facts"]; words: AnalysisWords }) {
  const t = useTranslations("analyses.facts");
  const common = useTranslations("analyses");
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]">
      {facts
        .filter(({ hidden }) => !hidden)
        .map(({ key, type, value }) => (
          <div key={key} className="min-w-0">
            <dt className="text-note text-ink-subtle">
              <Explained id={key}>{t.has(key as never) ? t(key as never) : key}</Explained>
            </dt>
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
