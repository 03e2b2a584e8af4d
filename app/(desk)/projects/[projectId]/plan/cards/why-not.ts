"use client";

import { useTranslations } from "next-intl";
import { can, PERMISSIONS, type Permission } from "@/server/domain/permissions";
import type { Project, Recommendation } from "../api-types";

type Judged = Pick<Recommendation, "status" | "outcome" | "acts" | "proposed">;

/** Why the next step of a recommendation is not this person's, and whose it is; null where it is, or where it is done. */
export function useWhyNot(project: Project, meId: string, current: boolean) {
  const t = useTranslations("plan.whyNot");
  const roles = useTranslations("common.role");
  const lacks = (what: "propose" | "decide", permission: Permission) =>
    project.archivedAt
      ? t("archived")
      : can(project.role, permission)
        ? null
        : t(what, { who: PERMISSIONS[permission].map((role) => roles(role)).join(", ") });
  return ({ status, outcome, acts, proposed }: Judged): string | null => {
    if (status === "DRAFT") {
      if (acts.includes("propose")) return null;
      if (outcome === "undetermined") return t("undetermined");
      return lacks("propose", "recommendation:propose") ?? (current ? null : t("earlierSet"));
    }
    if (status === "PROPOSED") {
      if (acts.includes("accept")) return null;
      if (proposed?.byId === meId && !project.archivedAt) return t("ownProposal");
      return lacks("decide", "recommendation:decide");
    }
    return null;
  };
}
