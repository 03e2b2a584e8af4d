"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_components/field";
import { IndustrySearchBox } from "@/app/_components/industry-search-box";
import { Checkbox, NumberInput, TextArea } from "@/app/_components/inputs";
import { Select } from "@/app/_components/select";
import { TagField } from "@/app/_components/tag-field";
import { useTRPC } from "@/app/_trpc/client";
import type { Field as Option, OptionValue } from "@/server/features/analyses/schema";
import { NATION } from "@/server/features/reference/schema";
import type { Run } from "../api-types";
import { useDatasets } from "../parameters/use-datasets";
import { ChangesEditor } from "./changes-editor";

type Props<Type extends Option["type"] = Option["type"]> = {
  field: Extract<Option, { type: Type }>;
  run: Run;
  value: OptionValue;
  onChange: (value: OptionValue) => void;
  /** Whether what is missing is said. */
  tried: boolean;
};

/** One option as a field of the form; its words are in the messages under its name. */
export function OptionField(props: Props) {
  const t = useTranslations("analyses");
  const { field, value, onChange } = props;
  const label = t(`fields.${field.name}.label` as never);
  const hintKey = `fields.${field.name}.hint`;
  const hint = t.has(hintKey as never) ? t(hintKey as never) : undefined;
  switch (field.type) {
    case "number":
      return <NumberOption {...(props as Props<"number">)} label={label} hint={hint} />;
    case "choice":
      return (
        <Field label={label} hint={hint}>
          <Select
            value={String(value)}
            onChange={onChange}
            options={field.choices.map((choice) => ({
              value: choice,
              label: t(`choices.${field.name}.${choice}` as never),
            }))}
          />
        </Field>
      );
    case "yesno":
      return (
        <Checkbox
          label={label}
          hint={hint}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case "text":
      if (field.form === "none") return null;
      if (field.form === "changes")
        return (
          <ChangesEditor
            {...{ label, hint, tried: props.tried, unit: props.run.dataset?.unit ?? null }}
            value={String(value ?? "")}
            onChange={onChange}
          />
        );
      return (
        <Field label={label} hint={hint} className="sm:col-span-2">
          <TextArea
            rows={4}
            value={String(value ?? "")}
            maxLength={field.most}
            onChange={(event) => onChange(event.target.value)}
          />
        </Field>
      );
    case "years":
      return <YearsOption {...(props as Props<"years">)} label={label} />;
    case "regions":
      return <RegionsOption {...(props as Props<"regions">)} label={label} />;
    case "codes":
      return <CodesOption {...(props as Props<"codes">)} label={label} />;
  }
}

function NumberOption({
  field,
  value,
  onChange,
  label,
  hint,
}: Props<"number"> & { label: string; hint: string | undefined }) {
  const t = useTranslations("analyses");
  const [text, setText] = useState(value === null ? "" : String(value));
  const number = text.trim() === "" ? null : Number(text);
  const bad =
    number === null
      ? field.fallback !== null
      : !(number >= field.min && number <= field.max) || (field.whole === true && !Number.isInteger(number));
  return (
    <Field
      label={label}
      hint={hint}
      error={bad ? t("outOfRange", { least: String(field.min), most: String(field.max) }) : undefined}
    >
      <NumberInput
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const next = event.target.value.trim();
          onChange(next === "" ? null : Number(next));
        }}
      />
    </Field>
  );
}

/** None chosen = all years of the data. */
function YearsOption({ run, value, onChange, label }: Props<"years"> & { label: string }) {
  const t = useTranslations("analyses");
  const datasets = useDatasets();
  const years = datasets.data?.find(({ id }) => id === run.dataset?.id)?.years ?? run.params?.years ?? [];
  const chosen = (value as number[] | null) ?? [];
  return (
    <fieldset className="min-w-0 sm:col-span-2">
      <legend className="font-bold">{label}</legend>
      <p className="text-note text-ink-subtle">{t("allYears")}</p>
      <div className="flex flex-wrap gap-x-5">
        {years.map((year) => (
          <Checkbox
            key={year}
            label={String(year)}
            checked={chosen.includes(year)}
            onChange={(event) => onChange(toggled(chosen, year, event.target.checked))}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** None chosen = what the analysis says of itself: all provinces, as a rule. */
function RegionsOption({ field, value, onChange, label }: Props<"regions"> & { label: string }) {
  const t = useTranslations("analyses");
  const locale = useLocale();
  const trpc = useTRPC();
  const { data: megas = [] } = useQuery(trpc.reference.regions.queryOptions());
  const chosen = (value as string[] | null) ?? [];
  const provinces = megas.flatMap((mega) => mega.provinces);
  const nation = { code: NATION, label: t("nation"), nameEn: t("nation") };
  const shown = field.wide ? [nation, ...provinces, ...megas] : provinces;
  return (
    <fieldset className="min-w-0 sm:col-span-2">
      <legend className="font-bold">{label}</legend>
      <p className="text-note text-ink-subtle">{field.wide ? t("allRegionsAndNation") : t("allRegions")}</p>
      <div className="flex flex-wrap gap-x-5">
        {shown.map((one) => (
          <Checkbox
            key={one.code}
            label={locale === "ko" ? one.label : one.nameEn}
            checked={chosen.includes(one.code)}
            onChange={(event) => onChange(toggled(chosen, one.code, event.target.checked))}
          />
        ))}
      </div>
    </fieldset>
  );
}

function CodesOption({ value, onChange, label }: Props<"codes"> & { label: string }) {
  const chosen = (value as string[] | null) ?? [];
  const set = (codes: string[]) => onChange(codes.length > 0 ? codes : null);
  return (
    <div className="flex min-w-0 flex-col gap-2 sm:col-span-2">
      <TagField label={label} tags={chosen} onChange={set} />
      <IndustrySearchBox levels={["subclass"]} taken={chosen} onPick={({ code }) => set([...chosen, code])} />
    </div>
  );
}

/** With or without one of them; none left is null. */
function toggled<T extends string | number>(chosen: readonly T[], one: T, on: boolean): T[] | null {
  const next = on ? [...chosen, one].sort() : chosen.filter((other) => other !== one);
  return next.length > 0 ? next : null;
}
