"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { watchLeaving } from "./leaving";

/**
 * Nothing that is written and not saved is lost by a press: closing the page asks in the browser's words, links and the
 * Back button ask in ours. While there is something to lose an entry of the same address lies on top of the history, so
 * that Back comes to this page first. `leave` asks for whatever else would throw the text away (closing a dialog).
 */
export function useUnsavedGuard(dirty: boolean) {
  const router = useRouter();
  const [pending, setPending] = useState<{ go: () => void } | null>(null);
  const leaving = useRef(false);
  useEffect(() => {
    if (!dirty) return;
    leaving.current = false;
    const here = location.href;
    const cover = () => history.pushState(history.state, "", here);
    cover();
    return watchLeaving({
      unsaved: () => !leaving.current,
      onLink: (href) => setPending({ go: () => router.push(href) }),
      onPop: () => {
        if (leaving.current || location.href !== here) return;
        cover();
        setPending({ go: () => history.go(-2) });
      },
    });
  }, [dirty, router]);
  const leave = useCallback((go: () => void) => (dirty ? setPending({ go }) : go()), [dirty]);
  const agree = () => {
    leaving.current = true;
    pending?.go();
    setPending(null);
  };
  return { leave, dialog: pending && <UnsavedDialog onAgree={agree} onStay={() => setPending(null)} /> };
}

function UnsavedDialog({ onAgree, onStay }: { onAgree: () => void; onStay: () => void }) {
  const t = useTranslations("common.unsaved");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onStay()}
      title={t("title")}
      description={t("body")}
      size="small"
      footer={
        <>
          <Button onClick={onAgree}>{t("leave")}</Button>
          <Button variant="primary" onClick={onStay}>
            {t("stay")}
          </Button>
        </>
      }
    />
  );
}
