"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { refusalCode, refusalReason, useErrorText } from "@/app/_components/error-text";

/** Refusals after which what is on the screen is no longer what is stored. */
const MOVED = ["STALE_VERSION", "ILLEGAL_TRANSITION", "CONFLICT", "NOT_FOUND"];

/** The sentence for a refused act: this screen's own where it has one, else the common one. */
export function useRefusalText() {
  const t = useTranslations("plan.refusal");
  const errorText = useErrorText();
  return (error: unknown) => {
    const key = [refusalReason(error), refusalCode(error)].find((one) => one !== null && t.has(one as never));
    return key ? t(key as never) : errorText(error);
  };
}

/** What was refused and why, and, where somebody else was first, the way to see it. Nothing entered is lost. */
export function Refusal({ error, onReload }: { error: unknown; onReload: () => void }) {
  const t = useTranslations("plan.refusal");
  const text = useRefusalText();
  if (!error) return null;
  const moved = MOVED.includes(refusalCode(error) ?? "");
  return (
    <span
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-medium border border-danger-line bg-danger-soft px-3 py-2 font-normal text-ink"
    >
      <span className="min-w-0 flex-1 basis-52">{text(error)}</span>
      {moved && (
        <Button size="small" icon={<RefreshCw aria-hidden size={14} />} onClick={onReload}>
          {t("reload")}
        </Button>
      )}
    </span>
  );
}
