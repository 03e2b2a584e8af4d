"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_components/field";
import { NumberInput, RadioGroup } from "@/app/_components/inputs";
import { type CutForm, numberOf } from "./pack-form";

const KINDS = ["mean", "median", "fixed"] as const;

/** Where the line between low and high is drawn: over what is compared, or at a value. */
export function CutFields({
  of,
  cut,
  onChange,
}: {
  of: "a" | "b" | "c" | "emergence";
  cut: CutForm;
  onChange: (cut: CutForm) => void;
}) {
  const t = useTranslations("rules.form");
  const kinds = useTranslations("plan.cutKind");
  const terms = useTranslations("terms");
  const others = useTranslations("rules.summary.technology");
  const name = of === "emergence" ? others("emergence") : terms(`${of}.name`);
  return (
    <div className="min-w-0">
      <RadioGroup
        inline
        legend={t("cutOf", { name })}
        name={`cut-${of}`}
        value={cut.kind}
        onChange={(kind) => onChange({ ...cut, kind: kind as CutForm["kind"] })}
        choices={KINDS.map((value) => ({ value, label: kinds(value) }))}
      />
      {cut.kind === "fixed" && (
        <Field
          label={t("fixedValue", { name })}
          className="mt-1 w-56"
          error={cut.value !== "" && numberOf(cut.value) === null ? t("needNumber") : undefined}
        >
          <NumberInput
            value={cut.value}
            onChange={(event) => onChange({ ...cut, value: event.target.value })}
          />
        </Field>
      )}
    </div>
  );
}
