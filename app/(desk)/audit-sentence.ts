"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { objectOf } from "@/i18n/korean-particle";
import { PROJECT_ROLES, ROLES } from "@/server/domain/permissions";
import type { AuditView } from "@/server/features/audit/data";

/** Roles in a detail are keys; a project role may also be NONE, or nothing where the narrowing was lifted. */
const isRole = (value: unknown): value is (typeof ROLES)[number] => ROLES.includes(value as never);
const isProjectRole = (value: unknown) => PROJECT_ROLES.includes(value as never);

/** The readable sentence of an audit event, without its actor, who stands before it. */
export function useAuditSentence(): (event: AuditView) => string {
  const t = useTranslations("audit");
  const roles = useTranslations("common.role");
  const locale = useLocale();
  return useCallback(
    (event: AuditView) => {
      const subject = event.subject ?? t("unnamed");
      const role = (value: unknown) =>
        isRole(value) ? roles(value) : t(isProjectRole(value) ? "role.NONE" : "role.inherit");
      return t(`sentence.${event.type}`, {
        subject,
        object: objectOf(subject, locale),
        from: role(event.params.from),
        to: role(event.params.to),
      });
    },
    [t, roles, locale],
  );
}
