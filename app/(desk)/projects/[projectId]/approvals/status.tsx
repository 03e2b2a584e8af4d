"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/app/_components/badge";
import type { Status } from "./api-types";

const TONE: Record<Status, Tone> = {
  SUBMITTED: "info",
  APPROVED: "success",
  RETURNED: "danger",
  WITHDRAWN: "neutral",
};

/** Where a proposal stands; of the approved ones, whether it is the one in force, and whether its basis has moved. */
export function StatusBadges({
  status,
  inForce,
  stale,
}: {
  status: Status;
  inForce: boolean;
  stale: boolean;
}) {
  const t = useTranslations("approvals.status");
  return (
    <span className="flex flex-wrap gap-1">
      <Badge tone={TONE[status]} {...(status === "APPROVED" ? { icon: <Lock aria-hidden size={12} /> } : {})}>
        {t(status)}
      </Badge>
      {inForce && <Badge tone="primary">{t("inForce")}</Badge>}
      {stale && status !== "RETURNED" && status !== "WITHDRAWN" && <Badge tone="warning">{t("stale")}</Badge>}
    </span>
  );
}
