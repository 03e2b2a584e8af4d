"use client";

import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/app/_components/badge";

/** Mean NPMI of the top terms in a word: from 0.2 on they belong together, below 0 they seldom stand together. */
const wordOf = (coherence: number | null) =>
  coherence === null ? "unknown" : coherence >= 0.2 ? "clear" : coherence >= 0 ? "fair" : "blurred";
const TONE = {
  clear: "success",
  fair: "neutral",
  blurred: "warning",
  unknown: "neutral",
} as const satisfies Record<string, Tone>;

export function CoherenceWord({ coherence }: { coherence: number | null }) {
  const t = useTranslations("patents.coherence");
  const word = wordOf(coherence);
  return <Badge tone={TONE[word]}>{t(word)}</Badge>;
}
