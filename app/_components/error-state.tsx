"use client";

import { CircleAlert, Lock, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { refusalCode, useErrorText } from "./error-text";

const Frame = ({ icon, title, children }: { icon: ReactNode; title: ReactNode; children?: ReactNode }) => (
  <div className="flex flex-col items-center gap-3 rounded-large border border-line bg-surface px-6 py-10 text-center">
    {icon}
    <p className="font-bold text-ink-strong">{title}</p>
    {children}
  </div>
);

/** What failed, where, and what to do; `number` is what a caller may quote. */
export function ErrorState({
  error,
  title,
  number,
  onRetry,
}: {
  error?: unknown;
  title?: ReactNode;
  number?: string;
  onRetry?: () => void;
}) {
  const t = useTranslations("common");
  const errorText = useErrorText();
  if (error && refusalCode(error) === "FORBIDDEN") return <DeniedState reason={errorText(error)} />;
  const offline = typeof navigator !== "undefined" && navigator.onLine === false;
  return (
    <div role="alert">
      <Frame
        icon={
          offline ? (
            <WifiOff aria-hidden size={32} className="text-ink-subtle" />
          ) : (
            <CircleAlert aria-hidden size={32} className="text-danger-ink" />
          )
        }
        title={title ?? t("errorTitle")}
      >
        <p className="max-w-xl text-ink-subtle">
          {offline ? t("offline") : error ? errorText(error) : t("errorBody")}
        </p>
        {number && <p className="text-note text-ink-subtle">{t("errorNumber", { number })}</p>}
        {onRetry && <Button onClick={onRetry}>{t("retry")}</Button>}
      </Frame>
    </div>
  );
}

/** No permission: says who can. */
export function DeniedState({ reason, who }: { reason?: ReactNode; who?: ReactNode }) {
  const t = useTranslations("common");
  return (
    <Frame icon={<Lock aria-hidden size={32} className="text-ink-subtle" />} title={t("deniedTitle")}>
      {reason && <p className="max-w-xl text-ink-subtle">{reason}</p>}
      <p className="max-w-xl text-ink-subtle">{who ?? t("deniedWho")}</p>
    </Frame>
  );
}
