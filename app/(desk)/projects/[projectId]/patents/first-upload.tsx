"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { Tooltip } from "@/app/_components/tooltip";
import type { May } from "../atlas/permission";
import { TemplateButton } from "./upload/template-button";

const STEPS = ["file", "topics", "industries"] as const;

/** No patents yet: what they are for, which file is wanted, and the one thing to do. */
export function FirstUpload({ may, onUpload }: { may: May; onUpload: () => void }) {
  const t = useTranslations("patents.first");
  return (
    <EmptyState
      picture="file"
      title={t("title")}
      body={
        <>
          <ol className="mt-1 flex list-decimal flex-col gap-1 pl-5 text-left">
            {STEPS.map((step) => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
          <p className="mt-3 text-left text-note">{t("wanted")}</p>
        </>
      }
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Tooltip content={may.reason}>
            <span tabIndex={may.allowed ? undefined : 0}>
              <Button variant="primary" onClick={onUpload} disabled={!may.allowed}>
                {t("upload")}
              </Button>
            </span>
          </Tooltip>
          <TemplateButton />
        </div>
      }
    />
  );
}
