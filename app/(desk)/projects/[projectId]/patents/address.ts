"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** `view`: what of a topic is shown; `of`: the topic whose patents are searched. */
type Part = "tab" | "run" | "topic" | "view" | "of" | RegionalPart;

/** Of the region's new technologies and of the cube; `in` narrows the cube's third dimension. */
type RegionalPart =
  | "region"
  | "window"
  | "until"
  | "period"
  | "rows"
  | "columns"
  | "measure"
  | "level"
  | "in"
  | "from"
  | "to";

/** What the page shows, as its address says, so that the browser's back button and a copied address work. */
export function useAddress(): [
  Partial<Record<Part, string>>,
  (changes: { [part in Part]?: string | null }) => void,
] {
  const params = useSearchParams();
  const change = useCallback((changes: { [part in Part]?: string | null }) => {
    const next = new URLSearchParams(window.location.search);
    for (const [part, value] of Object.entries(changes)) {
      if (value) next.set(part, value);
      else next.delete(part);
    }
    const query = next.toString();
    window.history.pushState(null, "", query ? `?${query}` : window.location.pathname);
  }, []);
  return [Object.fromEntries(params), change];
}
