"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

export type AddressPart = "tab" | "run" | "view" | "kind" | "subject" | "code" | "analysis";
export type Address = Partial<Record<AddressPart, string>>;

/**
 * What the page shows, as its address says: tab, run, region, subject. A press of the browser's back button undoes a
 * change, and a copied address opens the same picture.
 */
export function useAddress(): [Address, (changes: { [part in AddressPart]?: string | null }) => void] {
  const params = useSearchParams();
  const change = useCallback((changes: { [part in AddressPart]?: string | null }) => {
    const next = new URLSearchParams(window.location.search);
    for (const [part, value] of Object.entries(changes)) {
      if (value) next.set(part, value);
      else next.delete(part);
    }
    const query = next.toString();
    window.history.pushState(null, "", query ? `?${query}` : window.location.pathname);
  }, []);
  return [Object.fromEntries(params) as Address, change];
}
