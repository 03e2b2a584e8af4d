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

type Changes = { [part in Part]?: string | null };

/** The parts with the changes, every other part as it was; null or empty takes a part out. */
function changed(parts: { toString(): string }, changes: Changes): string {
  const next = new URLSearchParams(parts.toString());
  for (const [part, value] of Object.entries(changes)) {
    if (value) next.set(part, value);
    else next.delete(part);
  }
  return next.toString();
}

/** What the page shows, as its address says, so that the browser's back button and a copied address work. */
export function useAddress(): [
  parts: Partial<Record<Part, string>>,
  change: (changes: Changes) => void,
  /** The query of an address with these changes, for links that can be opened beside this page. */
  query: (changes: Changes) => string,
] {
  const params = useSearchParams();
  const change = useCallback((changes: Changes) => {
    const query = changed(new URLSearchParams(window.location.search), changes);
    window.history.pushState(null, "", query ? `?${query}` : window.location.pathname);
  }, []);
  const query = useCallback((changes: Changes) => changed(params, changes), [params]);
  return [Object.fromEntries(params), change, query];
}
