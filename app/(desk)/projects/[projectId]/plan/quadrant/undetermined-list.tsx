"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { Term } from "@/app/_components/term";
import type { Recommendation } from "../api-types";
import { useWords } from "../words";

/** What the rule could not decide, and what is missing for it: not a no. */
export function UndeterminedList({ items }: { items: readonly Recommendation[] }) {
  const t = useTranslations("plan.undetermined");
  const terms = useTranslations("terms");
  const words = useWords();
  if (items.length === 0) return null;
  return (
    <Card
      title={
        <>
          <Term id="undetermined" /> {t("count", { count: items.length })}
        </>
      }
      lead={t("lead")}
    >
      <ul className="grid gap-x-6 gap-y-1.5 text-note sm:grid-cols-2">
        {items.map((item) => (
          <li key={item.id} className="min-w-0">
            <b>
              {item.subject.label} · {words.region(item.region)}
            </b>
            {": "}
            {t("missing", {
              what: item.facts.missing.map((id) => terms(`${id}.name` as never)).join(", "),
            })}
            {(item.facts.nodes ?? 0) === 0 && ` ${t("noNetwork")}`}
          </li>
        ))}
      </ul>
    </Card>
  );
}
