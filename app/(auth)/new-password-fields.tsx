"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { MIN_PASSWORD_LENGTH } from "@/server/features/accounts/schema";

export type NewPassword = { first: string; again: string };
export const NO_PASSWORD: NewPassword = { first: "", again: "" };

/** Why a new password cannot be taken yet, as a key of `auth.password`; null when it can. */
export const passwordFault = ({ first, again }: NewPassword): "tooShort" | "different" | null =>
  first.length < MIN_PASSWORD_LENGTH ? "tooShort" : first !== again ? "different" : null;

/** A new password, twice. Faults are shown once somebody has tried to send it. */
export function NewPasswordFields(props: {
  value: NewPassword;
  onChange: (value: NewPassword) => void;
  tried: boolean;
}) {
  const { value, onChange, tried } = props;
  const t = useTranslations("auth.password");
  const fault = tried ? passwordFault(value) : null;
  const min = MIN_PASSWORD_LENGTH;
  return (
    <>
      <Field
        label={t("new")}
        hint={t("hint", { min })}
        error={fault === "tooShort" ? t("tooShort", { min }) : undefined}
      >
        <TextInput
          type="password"
          autoComplete="new-password"
          value={value.first}
          onChange={(event) => onChange({ ...value, first: event.target.value })}
        />
      </Field>
      <Field label={t("again")} error={fault === "different" ? t("different") : undefined}>
        <TextInput
          type="password"
          autoComplete="new-password"
          value={value.again}
          onChange={(event) => onChange({ ...value, again: event.target.value })}
        />
      </Field>
    </>
  );
}
