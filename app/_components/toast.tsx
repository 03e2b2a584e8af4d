"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { useErrorText } from "./error-text";

export function Toaster() {
  const t = useTranslations("common");
  return (
    <Sonner
      position="bottom-right"
      closeButton
      // They lie over the page: few and short, and what must be read longer says so itself.
      visibleToasts={2}
      duration={3_000}
      containerAriaLabel={t("notices")}
      // The library names fonts of the system's own, which may have no Korean.
      style={{ fontFamily: "inherit" }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-start gap-3 rounded-large border border-line bg-surface px-4 py-3 text-body text-ink shadow-float",
          error: "border-danger",
          actionButton: "ml-auto shrink-0 font-bold text-primary-ink underline",
          closeButton: "order-last shrink-0 text-ink-subtle",
        },
      }}
    />
  );
}

/**
 * What has been done or refused, said in passing.
 *   const notify = useNotify();
 *   useMutation(trpc.x.y.mutationOptions({ onSuccess: () => notify.done(text), onError: notify.failed }));
 */
export function useNotify() {
  const t = useTranslations("common");
  const errorText = useErrorText();
  return useMemo(
    () => ({
      done: (text: string) => void toast.success(text),
      failed: (error: unknown) => void toast.error(errorText(error), { duration: 10_000 }),
      failedWith: (text: string) => void toast.error(text, { duration: 10_000 }),
      /** Done, and can be taken back for ten seconds. */
      undo: (text: string, onUndo: () => void) =>
        void toast(text, { duration: 10_000, action: { label: t("undo"), onClick: onUndo } }),
    }),
    [t, errorText],
  );
}
