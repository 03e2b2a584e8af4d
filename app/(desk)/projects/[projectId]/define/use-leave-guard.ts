"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

export type LeaveGuard = {
  setDirty: (dirty: boolean) => void;
  /** Do it now, or after somebody has agreed to lose what is not saved. */
  leave: (act: () => void) => void;
  /** What is open is gone anyway: nothing to ask about. */
  forget: () => void;
  asking: boolean;
  agree: () => void;
  stay: () => void;
};

/**
 * Nothing that is not saved is lost by a press: the browser asks before a page is closed or loaded again, and links
 * inside the product wait for an answer (the router has no way to refuse a way, so the press itself is caught).
 */
export function useLeaveGuard(): LeaveGuard {
  const router = useRouter();
  const dirty = useRef(false);
  const [pending, setPending] = useState<{ act: () => void } | null>(null);

  useEffect(() => {
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      if (!dirty.current || event.defaultPrevented || event.button !== 0) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = (event.target as Element).closest("a[href]");
      if (!(link instanceof HTMLAnchorElement) || link.target === "_blank") return;
      if (link.origin !== location.origin || link.hasAttribute("download")) return;
      if (link.pathname === location.pathname && link.hash !== "") return;
      event.preventDefault();
      event.stopPropagation();
      setPending({ act: () => router.push(`${link.pathname}${link.search}${link.hash}`) });
    };
    window.addEventListener("beforeunload", beforeUnload);
    document.addEventListener("click", onClick, true);
    return () => {
      window.removeEventListener("beforeunload", beforeUnload);
      document.removeEventListener("click", onClick, true);
    };
  }, [router]);

  const setDirty = useCallback((next: boolean) => {
    dirty.current = next;
  }, []);
  const leave = useCallback((act: () => void) => {
    if (dirty.current) setPending({ act });
    else act();
  }, []);
  const forget = useCallback(() => {
    dirty.current = false;
  }, []);
  const agree = useCallback(() => {
    dirty.current = false;
    pending?.act();
    setPending(null);
  }, [pending]);
  const stay = useCallback(() => setPending(null), []);
  return useMemo(
    () => ({ setDirty, leave, forget, agree, stay, asking: pending !== null }),
    [setDirty, leave, forget, agree, stay, pending],
  );
}
