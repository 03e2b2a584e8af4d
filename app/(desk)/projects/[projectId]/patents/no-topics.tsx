"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { Tooltip } from "@/app/_components/tooltip";
import type { May } from "../atlas/permission";

/** Patents are there, topics are not. */
export function NoTopics({ may, busy, onStart }: { may: May; busy: boolean; onStart: () => void }) {
  const t = useTranslations("patents.noTopics");
  if (busy) return <EmptyState picture="chart" title={t("running")} body={t("runningBody")} />;
  return (
    <EmptyState
      picture="chart"
      title={t("title")}
      body={t("body")}
      action={
        <Tooltip content={may.reason}>
          <span tabIndex={may.allowed ? undefined : 0}>
            <Button variant="primary" onClick={onStart} disabled={!may.allowed}>
              {t("start")}
            </Button>
          </span>
        </Tooltip>
      }
    />
  );
}
