"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { watchLeaving } from "@/app/_components/leaving";

export type LeaveGuard = {
  /** What is not saved, as the way to save it, or null when there is nothing. */
  setUnsaved: (save: (() => Promise<boolean>) | null) => void;
  /** Do it now, or after somebody has agreed to lose what is not saved. */
  leave: (act: () => void) => void;
  /** What is open is gone anyway: nothing to ask about. */
  forget: () => void;
  asking: boolean;
  agree: () => void;
  /** Save and then do it; what cannot be saved is stayed with. */
  saveAndGo: () => Promise<void>;
  saving: boolean;
  stay: () => void;
};

/**
 * Nothing that is not saved is lost by a press: the browser asks before a page is closed or loaded again, and links
 * inside the product wait for an answer (app/_components/leaving.ts). For the
 * Back button an entry of the same address lies on top of the history while there is something to lose: Back comes here
 * first.
 */
export function useLeaveGuard(): LeaveGuard {
  const router = useRouter();
  const dirty = useRef(false);
  /** The entry that has been laid on top, and the page it stands for. */
  const covered = useRef<{ path: string; href: string } | null>(null);
  const [pending, setPending] = useState<{ act: () => void } | null>(null);

  useEffect(
    () =>
      watchLeaving({
        unsaved: () => dirty.current,
        onLink: (href) => setPending({ act: () => router.push(href) }),
        onPop: () => {
          if (!dirty.current || location.pathname !== covered.current?.path) return;
          history.pushState(history.state, "", covered.current.href);
          setPending({ act: () => history.go(-2) });
        },
      }),
    [router],
  );

  const save = useRef<(() => Promise<boolean>) | null>(null);
  const [saving, setSaving] = useState(false);
  const setUnsaved = useCallback((next: (() => Promise<boolean>) | null) => {
    dirty.current = next !== null;
    save.current = next;
    if (next === null) return;
    const { pathname: path, href } = location;
    if (!covered.current) history.pushState(history.state, "", href);
    covered.current = { path, href };
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
  const saveAndGo = useCallback(async () => {
    setSaving(true);
    const saved = (await save.current?.()) ?? true;
    setSaving(false);
    if (saved) agree();
    else setPending(null);
  }, [agree]);
  const stay = useCallback(() => setPending(null), []);
  return useMemo(
    () => ({ setUnsaved, leave, forget, agree, saveAndGo, saving, stay, asking: pending !== null }),
    [setUnsaved, leave, forget, agree, saveAndGo, saving, stay, pending],
  );
}
