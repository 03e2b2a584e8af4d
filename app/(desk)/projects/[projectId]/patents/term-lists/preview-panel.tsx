"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import type { ListName } from "@/server/features/patents/term-lists-schema";
import type { TermPreview } from "./use-term-preview";

type Tried = NonNullable<NonNullable<TermPreview["answer"]>["tried"]>;

/** What would change if the lists were saved now, counted on the patents. */
export function PreviewPanel({
  preview: { answer, current, error, retry },
  onProblem,
}: {
  preview: TermPreview;
  onProblem: (list: ListName) => void;
}) {
  const t = useTranslations("patents.termLists");
  const body = () => {
    if (error) return <ErrorState error={error} onRetry={() => retry()} />;
    if (!answer)
      return (
        <>
          <p className="text-note">{t("reading")}</p>
          <Skeleton rows={6} />
        </>
      );
    const [problem] = answer.problems;
    if (problem)
      return (
        <div className="flex flex-wrap items-center gap-3">
          <p className="font-bold text-danger-ink">{t("problems", { count: answer.problems.length })}</p>
          <Button size="small" onClick={() => onProblem(problem.list)}>
            {t("toProblem")}
          </Button>
        </div>
      );
    return answer.tried && <Changes tried={answer.tried} />;
  };
  return (
    <Card title={t("preview")}>
      <div aria-live="polite" aria-busy={!current} className="flex min-w-0 flex-col gap-3">
        {answer && !current && !error && <p className="text-note text-ink-subtle">{t("updating")}</p>}
        {body()}
      </div>
    </Card>
  );
}

function Changes({ tried }: { tried: Tried }) {
  const t = useTranslations("patents.termLists");
  const format = useFormatter();
  const { gone, added, merged, changed } = tried.changes;
  const figure = (value: number) => format.number(value);
  const total = gone.total + added.total + merged.total + changed.total;
  const change = ({ before, after }: { before: number; after: number }) => (
    <>
      {figure(before)} <span aria-hidden>→</span>
      <span className="sr-only">{t("becomes")}</span> {figure(after)}
    </>
  );
  return (
    <>
      <p className="text-note text-ink-subtle">
        {tried.patents < tried.of
          ? t("sample", { patents: tried.patents, of: tried.of })
          : t("whole", { patents: tried.patents })}
      </p>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1">
        {(["terms", "used"] as const).map((kind) => (
          <div key={kind}>
            <dt className="text-note text-ink-subtle">{t(kind === "terms" ? "allTerms" : "usedTerms")}</dt>
            <dd className="font-bold tabular-nums">{change(tried[kind])}</dd>
          </div>
        ))}
      </dl>
      <p className="text-note text-ink-subtle">{t("limitsNote")}</p>
      {total === 0 && <p className="font-bold">{t("nothing")}</p>}
      {gone.total > 0 && (
        <Section name={t("gone")} total={gone.total} shown={gone.rows.length} open>
          {gone.rows.map((row) => (
            <Line key={row.term} term={row.term} figures={change(row)} />
          ))}
        </Section>
      )}
      {merged.total > 0 && (
        <Section name={t("merged")} total={merged.total} shown={merged.rows.length} open>
          {merged.rows.map(({ term, before, into }) => (
            <Line key={term} term={`${term} (${figure(before)}) → ${into.term}`} figures={change(into)} />
          ))}
        </Section>
      )}
      {added.total > 0 && (
        <Section name={t("added")} total={added.total} shown={added.rows.length} open>
          {added.rows.map((row) => (
            <Line key={row.term} term={row.term} figures={change(row)} />
          ))}
        </Section>
      )}
      {changed.total > 0 && (
        <Section name={t("changed")} total={changed.total} shown={changed.rows.length}>
          {changed.rows.map((row) => (
            <Line key={row.term} term={row.term} figures={change(row)} />
          ))}
        </Section>
      )}
    </>
  );
}

function Section({
  name,
  total,
  shown,
  open,
  children,
}: {
  name: string;
  total: number;
  shown: number;
  open?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("patents.termLists");
  const format = useFormatter();
  return (
    <details open={open} className="min-w-0 border-t border-line pt-2">
      <summary className="min-h-8 cursor-pointer font-bold">
        {name} <span className="tabular-nums">{format.number(total)}</span>
      </summary>
      <ul tabIndex={0} aria-label={name} className="max-h-60 overflow-y-auto pr-2">
        {children}
      </ul>
      {shown < total && <p className="text-note text-ink-subtle">{t("rowsShown", { total, shown })}</p>}
    </details>
  );
}

const Line = ({ term, figures }: { term: string; figures: ReactNode }) => (
  <li className="flex flex-wrap justify-between gap-x-3 py-0.5">
    <span className="min-w-0 break-keep">{term}</span>
    <span className="ml-auto tabular-nums">{figures}</span>
  </li>
);
