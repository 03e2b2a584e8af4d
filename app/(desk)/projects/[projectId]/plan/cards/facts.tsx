"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Figure } from "@/app/_components/figure";
import { Term } from "@/app/_components/term";
import { FlagNotes } from "../../atlas/flags";
import type { Recommendation } from "../api-types";
import { useWords } from "../words";

/** The figures that a recommendation rests on, as they were when it was made, each with its distance from the cut. */
export function Facts({ item }: { item: Recommendation }) {
  const t = useTranslations("plan.facts");
  const kinds = useTranslations("plan.cutKind");
  const words = useWords();
  const { facts, rule } = item;
  const missing = t("missing");
  return (
    <div className="flex flex-col gap-2 text-note">
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("title")}>
        <table className="w-full max-w-xl border-collapse">
          <thead>
            <tr className="border-b border-line-strong text-left">
              <th className="py-1 pr-3 font-bold">{t("indicator")}</th>
              <th className="py-1 pr-3 text-right font-bold">{t("value")}</th>
              <th className="py-1 pr-3 text-right font-bold">{t("cut")}</th>
              <th className="py-1 text-right font-bold">{t("distance")}</th>
            </tr>
          </thead>
          <tbody>
            {(["a", "b", "c"] as const).map((id) => {
              const { value, cut, cutKind, distance } = facts[id];
              return (
                <tr key={id} className="border-b border-line">
                  <th scope="row" className="py-1 pr-3 text-left font-normal">
                    <Term id={id} />
                  </th>
                  <td className="py-1 pr-3 text-right">
                    <Figure value={value} kind="decimal" missing={missing} quiet />
                  </td>
                  <td className="py-1 pr-3 text-right whitespace-nowrap">
                    {cut === null ? "–" : `${kinds(cutKind as never)} ${words.figure(cut)}`}
                  </td>
                  <td className="py-1 text-right whitespace-nowrap">
                    {distance === null
                      ? "–"
                      : `${words.signed(distance)} ${distance >= 0 ? t("above") : t("below")}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
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
          {rule.id} v{rule.version}
        </Pair>
      </dl>
      {facts.hubExplanation && <p>{words.text({ ko: facts.hubExplanation, en: facts.hubExplanationEn })}</p>}
      <FlagNotes flags={facts.flags} />
      <p className="text-ink-subtle">
        {t("compared", facts.compared)} {t("hubCompared", facts.hubCompared)}
      </p>
    </div>
  );
}

const Pair = ({ term, children }: { term: ReactNode; children: ReactNode }) => (
  <div className="flex gap-1.5">
    <dt>{term}</dt>
    <dd className="font-bold text-ink">{children}</dd>
  </div>
);
