"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { Badge } from "@/app/_components/badge";

/** Flags of a result in words; an unknown one is shown as it is, never hidden. */
export function useFlagText() {
  const t = useTranslations("atlas.flags");
  return useCallback((flag: string) => (t.has(flag as never) ? t(flag as never) : flag), [t]);
}

export function FlagBadges({ flags }: { flags: readonly string[] }) {
  const text = useFlagText();
  return (
    <span className="flex flex-wrap gap-1">
      {flags.map((flag) => (
        <Badge
          key={flag}
          tone={flag.startsWith("printed") ? "info" : "warning"}
          className="!whitespace-normal"
        >
          {text(flag)}
        </Badge>
      ))}
    </span>
  );
}
