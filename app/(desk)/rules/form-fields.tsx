"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_components/field";
import { NumberInput, RadioGroup } from "@/app/_components/inputs";
import { CutFields } from "./cut-fields";
import { FIXED_CUTS, fits, numberOf, type PackForm } from "./pack-form";

/** The part of a pack that a manager may change, without any code. */
export function FormFields({ form, onChange }: { form: PackForm; onChange: (form: PackForm) => void }) {
  const t = useTranslations("rules.form");
  if (form.packId === "hub")
    return (
      <>
        <CutFields of="b" cut={form.b} onChange={(b) => onChange({ ...form, b })} />
        <CutFields of="c" cut={form.c} onChange={(c) => onChange({ ...form, c })} />
      </>
    );
  if (form.packId === "competitiveness") {
    const margin = numberOf(form.margin);
    return (
      <Field
        label={t("margin")}
        hint={t("marginHint")}
        className="max-w-sm"
        error={margin === null || margin < 0 ? t("needMargin") : undefined}
      >
        <NumberInput
          value={form.margin}
          onChange={(event) => onChange({ ...form, margin: event.target.value })}
        />
      </Field>
    );
  }
  if (form.packId === "technology") return <TechnologyFields form={form} onChange={onChange} />;
  return (
    <>
      <CutFields of="a" cut={form.a} onChange={(a) => onChange({ ...form, a })} />
      <CutFields of="b" cut={form.b} onChange={(b) => onChange({ ...form, b })} />
      <OrientationFields form={form} onChange={onChange} />
    </>
  );
}

function TechnologyFields({
  form,
  onChange,
}: {
  form: Extract<PackForm, { packId: "technology" }>;
  onChange: (form: PackForm) => void;
}) {
  const t = useTranslations("rules.form");
  const names = useTranslations("rules.summary.technology");
  return (
    <>
      <CutFields
        of="emergence"
        cut={form.emergence}
        onChange={(emergence) => onChange({ ...form, emergence })}
      />
      {FIXED_CUTS.map((name) => {
        const value = numberOf(form[name]);
        return (
          <Field
            key={name}
            label={t("cutOf", { name: names(name) })}
            hint={t(`technology.${name}`)}
            className="max-w-sm"
            error={value === null || !fits(name, value) ? t("technology.need") : undefined}
          >
            <NumberInput
              value={form[name]}
              onChange={(event) => onChange({ ...form, [name]: event.target.value })}
            />
          </Field>
        );
      })}
    </>
  );
}

const ENDS = ["high", "low"] as const;

function OrientationFields({
  form,
  onChange,
}: {
  form: Extract<PackForm, { packId: "quadrant" }>;
  onChange: (form: PackForm) => void;
}) {
  const t = useTranslations("rules.form");
  const terms = useTranslations("terms");
  const { orientation } = form;
  const turn = (part: Partial<typeof orientation>) =>
    onChange({ ...form, orientation: { ...orientation, ...part } });
  const ends = (of: "a" | "b") =>
    ENDS.map((value) => ({ value, label: t(`end_${value}`, { name: terms(`${of}.name`) }) }));
  return (
    <fieldset className="flex flex-col gap-3 rounded-medium border border-line px-4 py-3">
      <legend className="px-1 font-bold">{t("orientation")}</legend>
      <p className="text-note text-ink-subtle">{t("orientationHint")}</p>
      <RadioGroup
        inline
        legend={t("vertical")}
        name="vertical"
        value={orientation.vertical}
        onChange={(vertical) =>
          turn(vertical === "a" ? { vertical: "a", horizontal: "b" } : { vertical: "b", horizontal: "a" })
        }
        choices={(["a", "b"] as const).map((value) => ({ value, label: terms(`${value}.name`) }))}
      />
      <RadioGroup
        inline
        legend={t("up")}
        name="up"
        value={orientation.up}
        onChange={(up) => turn({ up: up as (typeof ENDS)[number] })}
        choices={ends(orientation.vertical)}
      />
      <RadioGroup
        inline
        legend={t("right")}
        name="right"
        value={orientation.right}
        onChange={(right) => turn({ right: right as (typeof ENDS)[number] })}
        choices={ends(orientation.horizontal)}
      />
    </fieldset>
  );
}
