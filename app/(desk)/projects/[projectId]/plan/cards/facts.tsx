"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Figure } from "@/app/_components/figure";
import { Term } from "@/app/_components/term";
import { FlagNotes } from "../../atlas/flags";
import type { Recommendation } from "../api-types";
import { useRuleName, useWords } from "../words";

type Row = {
  id: "a" | "b" | "c";
  value: number | null;
  cut: number | null;
  cutKind: string;
  distance: number | null;
};

/**
 * The figures that a recommendation rests on, as they were when it was made. Two rules compare twice: the strategy over
 * all regions, the hub verdict within the region; so b stands there twice, each time beside the cut it was held against.
 */
export function Facts({ item }: { item: Recommendation }) {
  const t = useTranslations("plan.facts");
  const words = useWords();
  const ruleName = useRuleName();
  const { facts, rule } = item;
  const missing = t("missing");
  const { b, hubBCut } = facts;
  const hubB = {
    ...b,
    cut: hubBCut,
    cutKind: facts.c.cutKind,
    distance: b.value === null || hubBCut === null ? null : b.value - hubBCut,
  };
  return (
    <div className="flex flex-col gap-2 text-note">
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("title")}>
        <table className="w-full max-w-2xl border-collapse">
          <thead>
            <tr className="border-b border-line-strong text-left">
              <th className="py-1 pr-3 font-bold">{t("indicator")}</th>
              <th className="py-1 pr-3 text-right font-bold">{t("value")}</th>
              <th className="py-1 pr-3 text-right font-bold">{t("cut")}</th>
              <th className="py-1 text-right font-bold">{t("distance")}</th>
            </tr>
          </thead>
          <Comparison
            title={t("strategy", facts.compared)}
            rows={[
              { id: "a", ...facts.a },
              { id: "b", ...b },
            ]}
          />
          {facts.hubBasis !== "printed" && (
            <Comparison
              title={t("hub", facts.hubCompared)}
              rows={[
                { id: "b", ...hubB },
                { id: "c", ...facts.c },
              ]}
            />
          )}
        </table>
      </div>
      <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-ink-subtle">
        <Pair term={<Term id="nodes" />}>
          <Figure value={facts.nodes} missing={missing} quiet />
        </Pair>
        <Pair term={<Term id="links" />}>
          <Figure value={facts.links} missing={missing} quiet />
        </Pair>
        <Pair term={<Term id="density" />}>
          <Figure value={facts.density} kind="decimal" missing={missing} quiet />
        </Pair>
        <Pair term={t("rule")}>
          <span title={rule.id}>{ruleName(rule)}</span>,{" "}
          <span title={facts.hubRule.id}>{ruleName(facts.hubRule)}</span>
        </Pair>
      </dl>
      {facts.hubExplanation && <p>{words.text({ ko: facts.hubExplanation, en: facts.hubExplanationEn })}</p>}
      <FlagNotes flags={facts.flags} />
    </div>
  );
}

/** The indicators of one rule with the cuts of that rule. */
function Comparison({ title, rows }: { title: string; rows: readonly Row[] }) {
  const t = useTranslations("plan.facts");
  const kinds = useTranslations("plan.cutKind");
  const words = useWords();
  return (
    <tbody>
      <tr className="border-b border-line">
        <th scope="colgroup" colSpan={4} className="pt-2 pb-1 text-left font-bold text-ink-subtle">
          {title}
        </th>
      </tr>
      {rows.map(({ id, value, cut, cutKind, distance }) => (
        <tr key={id} className="border-b border-line">
          <th scope="row" className="py-1 pr-3 text-left font-normal">
            <Term id={id} />
          </th>
          <td className="py-1 pr-3 text-right">
            <Figure value={value} kind="decimal" missing={t("missing")} quiet />
          </td>
          <td className="py-1 pr-3 text-right whitespace-nowrap">
            {cut === null ? t("noCut") : `${kinds(cutKind as never)} ${words.figure(cut)}`}
          </td>
          <td className="py-1 text-right whitespace-nowrap">
            {distance === null ? "–" : `${words.signed(distance)} ${distance >= 0 ? t("above") : t("below")}`}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

const Pair = ({ term, children }: { term: ReactNode; children: ReactNode }) => (
  <div className="flex gap-1.5">
    <dt>{term}</dt>
    <dd className="font-bold text-ink">{children}</dd>
  </div>
);
