"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Notice } from "./notice";

/** What has changed since these figures were computed, and the offer to compute again; never by itself. */
export function StaleBanner({
  title,
  changes,
  onRecompute,
  recomputeLabel,
  busy,
}: {
  title?: ReactNode;
  /** One sentence a change. */
  changes: readonly string[];
  onRecompute?: (() => void) | undefined;
  recomputeLabel?: string;
  busy?: boolean;
}) {
  const t = useTranslations("common.stale");
  return (
    <Notice
      tone="warning"
      title={title ?? t("title")}
      action={
        onRecompute && (
          <Button variant="secondary" busy={busy ?? false} onClick={onRecompute}>
            {recomputeLabel ?? t("again")}
          </Button>
        )
      }
    >
      <ul className="list-disc pl-5">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </Notice>
  );
}
