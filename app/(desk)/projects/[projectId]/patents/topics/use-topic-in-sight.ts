"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * For the box of the chosen topic's heading: whoever chose it further down the page (on the map, in a table of another tab) is led
 * up to it once it is `drawn`; where the heading already stands in the upper half of the window nothing moves.
 */
export function useTopicInSight(asked: string | undefined, drawn: string | undefined) {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = heading.current;
    if (!box || asked === undefined || asked !== drawn) return;
    const { top } = box.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight / 2) box.scrollIntoView({ block: "start" });
  }, [asked, drawn]);
  return heading;
}

/** Scrolls a list, and not the page, so far that its chosen row (aria-current) can be seen. */
export function useChosenInSight(activeKey: string): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key moves aria-current
  useEffect(() => {
    const box = list.current;
    const row = box?.querySelector("[aria-current=true]");
    if (!box || !row) return;
    const [outer, inner] = [box.getBoundingClientRect(), row.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom)
      box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
  }, [activeKey]);
  return list;
}
