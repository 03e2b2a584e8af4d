"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { Badge } from "@/app/_components/badge";

/** Flags of a result in words; an unknown one is shown as it is, never hidden. */
export function useFlagText() {
  const t = useTranslations("atlas.flags");
  return useCallback((flag: string) => (t.has(flag as never) ? t(flag as never) : flag), [t]);
}

const tone = (flag: string) => (flag.startsWith("printed") ? "info" : "warning");

/** In a word or two, for a table; the sentence is the hint on hover. */
export function FlagBadges({ flags }: { flags: readonly string[] }) {
  const t = useTranslations("atlas.flagsShort");
  const text = useFlagText();
  return (
    <span className="flex flex-wrap gap-1">
      {flags.map((flag) => (
        <span key={flag} title={text(flag)}>
          <Badge tone={tone(flag)}>{t.has(flag as never) ? t(flag as never) : flag}</Badge>
        </span>
      ))}
    </span>
  );
}

/** In sentences, under the figures that they are about. */
export function FlagNotes({ flags }: { flags: readonly string[] }) {
  const text = useFlagText();
  if (flags.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 rounded-medium border border-warning-line bg-warning-soft px-3 py-2 text-note text-ink">
      {flags.map((flag) => (
        <li key={flag}>{text(flag)}</li>
      ))}
    </ul>
  );
}
