"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

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
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (!leaving.current) event.preventDefault();
    };
    const onPop = () => {
      if (leaving.current || location.href !== here) return;
      cover();
      setPending({ go: () => history.go(-2) });
    };
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = (event.target as Element).closest("a[href]");
      if (!(link instanceof HTMLAnchorElement) || link.target === "_blank") return;
      if (link.origin !== location.origin || link.hasAttribute("download")) return;
      if (link.pathname === location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      setPending({ go: () => router.push(`${link.pathname}${link.search}${link.hash}`) });
    };
    window.addEventListener("beforeunload", beforeUnload);
    window.addEventListener("popstate", onPop);
    document.addEventListener("click", onClick, true);
    return () => {
      window.removeEventListener("beforeunload", beforeUnload);
      window.removeEventListener("popstate", onPop);
      document.removeEventListener("click", onClick, true);
    };
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
