"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_components/field";
import { Checkbox, TextInput } from "@/app/_components/inputs";

export type Description = { name: string; source: string; synthetic: boolean; thenTopics: boolean };

/** What the set is called and where it comes from. */
export function DescriptionFields({
  value,
  onChange,
}: {
  value: Description;
  onChange: (value: Description) => void;
}) {
  const t = useTranslations("patents.upload");
  const change = (part: Partial<Description>) => onChange({ ...value, ...part });
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field label={t("name")} required error={value.name.trim() === "" ? t("nameMissing") : undefined}>
        <TextInput
          value={value.name}
          maxLength={100}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <Field label={t("source")} hint={t("sourceHint")}>
        <TextInput
          value={value.source}
          maxLength={300}
          onChange={(event) => change({ source: event.target.value })}
        />
      </Field>
      <Checkbox
        label={t("thenTopics")}
        hint={t("thenTopicsHint")}
        checked={value.thenTopics}
        onChange={(event) => change({ thenTopics: event.target.checked })}
      />
      <Checkbox
        label={t("synthetic")}
        hint={t("syntheticHint")}
        checked={value.synthetic}
        onChange={(event) => change({ synthetic: event.target.checked })}
      />
    </div>
  );
}
