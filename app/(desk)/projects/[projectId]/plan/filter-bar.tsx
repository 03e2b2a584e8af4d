"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { Select } from "@/app/_components/select";
import { RECOMMENDATION_STATUSES } from "@/server/domain/recommendation-transitions";
import type { Recommendation } from "./api-types";
import { type Filter, NO_FILTER, regionsOf, subjectsOf } from "./filter";
import { useWords } from "./words";

/** Narrow the picture and the cards to a region, an industry or a state. */
export function FilterBar({
  items,
  filter,
  onChange,
  shown,
}: {
  items: readonly Recommendation[];
  filter: Filter;
  onChange: (filter: Filter) => void;
  shown: number;
}) {
  const t = useTranslations("plan.filter");
  const states = useTranslations("plan.status");
  const common = useTranslations("common");
  const words = useWords();
  const all = { value: "", label: common("all") };
  const change = (part: keyof Filter) => (value: string) => onChange({ ...filter, [part]: value });
  const on = filter.region !== "" || filter.subject !== "" || filter.status !== "";
  return (
    <search aria-label={t("label")} className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <Field label={t("subject")} className="w-44">
        <Select
          size="small"
          value={filter.subject}
          onChange={change("subject")}
          options={[all, ...subjectsOf(items)]}
        />
      </Field>
      <Field label={t("region")} className="w-36">
        <Select
          size="small"
          value={filter.region}
          onChange={change("region")}
          options={[all, ...regionsOf(items, words.region)]}
        />
      </Field>
      <Field label={t("status")} className="w-36">
        <Select
          size="small"
          value={filter.status}
          onChange={change("status")}
          options={[
            all,
            ...RECOMMENDATION_STATUSES.map((value) => ({ value, label: states(value) })),
            { value: "undetermined", label: states("undetermined") },
          ]}
        />
      </Field>
      <p className="pb-1.5 text-note text-ink-subtle" role="status">
        {t("shown", { shown, all: items.length })}
      </p>
      {on && (
        <Button size="small" variant="text" onClick={() => onChange(NO_FILTER)}>
          {t("clear")}
        </Button>
      )}
    </search>
  );
}
