"use client";

import { useTranslations } from "next-intl";
import { RadioGroup } from "@/app/_components/inputs";
import { ROLES, type Role } from "@/server/domain/permissions";

/** The four roles, each with what it may do in an official's words. */
export function RoleChoice({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const t = useTranslations("people");
  const roles = useTranslations("common.role");
  return (
    <RadioGroup
      legend={t("changeRole.legend")}
      name="role"
      value={value}
      onChange={(role) => onChange(role as Role)}
      choices={ROLES.map((role) => ({ value: role, label: roles(role), hint: t(`roleHint.${role}`) }))}
    />
  );
}
