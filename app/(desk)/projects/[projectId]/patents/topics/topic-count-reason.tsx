"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Term } from "@/app/_components/term";
import type { Run } from "../api-types";

/** Which numbers of topics were tried, and how each did. */
export function TopicCountReason({ run }: { run: Run }) {
  const t = useTranslations("patents.trials");
  const format = useFormatter();
  const asked = run.params.topics;
  if (typeof asked === "number" && run.topics < asked)
    return <p>{t("fewer", { asked, count: run.topics })}</p>;
  if (run.trials.length === 0) return <p>{t("given")}</p>;
  const two = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <details className="mt-1">
      <summary className="cursor-pointer font-bold text-primary-ink">{t("title")}</summary>
      <p className="mt-1">{t("rule")}</p>
      <table className="mt-2 w-full text-right tabular-nums">
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className="text-left">
              {t("topics")}
            </th>
            <th scope="col">
              <Term id="coherence">{t("coherence")}</Term>
            </th>
            <th scope="col">{t("diversity")}</th>
            <th scope="col">
              <Term id="stability">{t("stability")}</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {run.trials.map((trial) => (
            <tr key={trial.topics} className={trial.topics === run.topics ? "font-bold text-ink" : undefined}>
              <th scope="row" className="text-left">
                {trial.topics === run.topics ? t("chosen", { count: trial.topics }) : trial.topics}
              </th>
              <td>{two(trial.coherence)}</td>
              <td>{two(trial.diversity)}</td>
              <td>{two(trial.stability)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
