"use client";

import { useTranslations } from "next-intl";
import { useMay } from "../../atlas/permission";
import type { Project, Recommendation } from "../api-types";

/** Why the next step of a recommendation is not this person's, and whose it is; null where it is, or where it is done. */
export function useWhyNot(project: Project, meId: string, current: boolean) {
  const t = useTranslations("plan.whyNot");
  const may = useMay(project);
  return ({ status, outcome, acts, proposed }: Recommendation): string | null => {
    if (status === "DRAFT") {
      if (acts.includes("propose")) return null;
      if (outcome === "undetermined") return t("undetermined");
      return may("recommendation:propose").reason ?? (current ? null : t("earlierSet"));
    }
    if (status === "PROPOSED") {
      if (acts.includes("accept")) return null;
      if (project.archivedAt) return may("recommendation:decide").reason;
      return proposed?.byId === meId ? t("ownProposal") : may("recommendation:decide").reason;
    }
    return null;
  };
}
