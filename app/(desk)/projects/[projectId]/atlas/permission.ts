"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { can, PERMISSIONS, type Permission } from "@/server/domain/permissions";
import type { Project } from "./api-types";

/** `reason` says why not and who can; null where one may. */
export type May = { allowed: boolean; reason: string | null };

/** What the asker may do in this project, with the reason where not. */
export function useMay({ role, archivedAt }: Pick<Project, "role" | "archivedAt">) {
  const t = useTranslations("atlas.denied");
  const roles = useTranslations("common.role");
  return useCallback(
    (permission: Permission): May => {
      if (archivedAt) return { allowed: false, reason: t("archived") };
      if (can(role, permission)) return { allowed: true, reason: null };
      const who = PERMISSIONS[permission].map((one) => roles(one)).join(", ");
      const act = t(`act.${permission.replace(":", "_")}` as never);
      return { allowed: false, reason: t("role", { act, role: roles(role), who }) };
    },
    [role, archivedAt, t, roles],
  );
}
