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
  const names = (ids: readonly string[]) => ids.map((id) => terms(`${id}.name` as never)).join(", ");
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
            {item.facts.missing.length > 0 && t("missing", { what: names(item.facts.missing) })}
            {(item.facts.few ?? []).length > 0 && ` ${t("few", { what: names(item.facts.few ?? []) })}`}
            {(item.facts.nodes ?? 0) === 0 && ` ${t("noNetwork")}`}
          </li>
        ))}
      </ul>
    </Card>
  );
}
