"use client";

import { useEffect, useState } from "react";

/**
 * True once the page's own code listens. Before that the browser would send a form by itself, and a password must never
 * go that way: the button waits.
 */
export function useReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return ready;
}
