"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/app/_components/button";
import { Notice } from "@/app/_components/notice";

/** Too few industries to compare: below `fewest` nothing is judged, below `advised` a verdict says little. */
export function FewNotice({
  projectId,
  count,
  fewest,
  advised,
}: {
  projectId: string;
  count: number;
  fewest: number;
  advised: number;
}) {
  const t = useTranslations("project.few");
  if (count >= advised) return null;
  return (
    <Notice
      tone="warning"
      title={t(count < fewest ? "none" : "few", { count })}
      action={
        <LinkButton size="small" href={`/projects/${projectId}/define`}>
          {t("toDefine")}
        </LinkButton>
      }
    >
      {t("body", { fewest, advised })}
    </Notice>
  );
}
