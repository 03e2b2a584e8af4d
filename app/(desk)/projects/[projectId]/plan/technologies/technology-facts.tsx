"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { Technology } from "../api-types";
import { useRuleName, useWords } from "../words";

const COMPARED = ["emergence", "rta", "relatedness", "beyondB", "strategicShare"] as const;

/** The figures that a technology's recommendation rests on, as they were, with the ways back to where they come from. */
export function TechnologyFactsTable({ projectId, item }: { projectId: string; item: Technology }) {
  const t = useTranslations("plan.facts");
  const own = useTranslations("plan.technologies");
  const names = useTranslations("rules.summary.technology");
  const kinds = useTranslations("plan.cutKind");
  const words = useWords();
  const ruleName = useRuleName();
  const format = useFormatter();
  const { facts, rule } = item;
  const query = new URLSearchParams({ run: facts.topic.runId, topic: facts.topic.key });
  const way = new URLSearchParams({ tab: "analyses", run: item.atlasRunId, analysis: facts.analysisId });
  return (
    <div className="flex flex-col gap-2 text-note">
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("title")}>
        <table className="w-full max-w-2xl border-collapse tabular-nums">
          <thead>
            <tr className="border-b border-line-strong text-left">
              <th className="py-1 pr-3 font-bold">{t("indicator")}</th>
              <th className="py-1 pr-3 text-right font-bold">{t("value")}</th>
              <th className="py-1 pr-3 text-right font-bold">{t("cut")}</th>
              <th className="py-1 text-right font-bold">{t("distance")}</th>
            </tr>
          </thead>
          <tbody>
            {COMPARED.map((name) => {
              const { value, cut, cutKind, distance } = facts.comparisons[name];
              return (
                <tr key={name} className="border-b border-line">
                  <th scope="row" className="py-1 pr-3 text-left font-normal">
                    {names(name)}
                  </th>
                  <td className="py-1 pr-3 text-right">{words.figure(value)}</td>
                  <td className="py-1 pr-3 text-right whitespace-nowrap">
                    {cut === null ? t("noCut") : `${kinds(cutKind)} ${words.figure(cut)}`}
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
      <p>
        {own("scenario", {
          growth: format.number(facts.growth, { style: "percent" }),
          draws: facts.draws,
          links: facts.links ?? 0,
        })}{" "}
        {facts.figures
          .map(
            ({ figure, delta, low, high }) =>
              `${figure} ${words.signed(delta)} (${words.signed(low)} ~ ${words.signed(high)})`,
          )
          .join(" · ")}
      </p>
      {facts.strategic && (
        <p>
          {own("strategic", {
            name: facts.strategic.name,
            share: format.number(facts.strategic.share, { style: "percent", maximumFractionDigits: 1 }),
          })}
        </p>
      )}
      {facts.paths.length > 0 && (
        <ul className="list-disc pl-5">
          {facts.paths.map(({ subject, way: path, strength }) => (
            <li key={subject}>
              {subject}: {path} ({words.figure(strength)})
            </li>
          ))}
        </ul>
      )}
      <p className="text-ink-subtle">
        {own("compared", {
          topics: facts.compared,
          window: facts.window ?? 0,
          until: String(facts.until ?? "–"),
        })}{" "}
        · <span title={rule.id}>{ruleName(rule)}</span> ·{" "}
        <Link href={`/projects/${projectId}/patents?${query}`}>{own("toTopic")}</Link> ·{" "}
        <Link href={`/projects/${projectId}/atlas?${way}`}>{own("toAnalysis")}</Link>
      </p>
    </div>
  );
}
