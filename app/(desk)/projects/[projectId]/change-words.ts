"use client";

import { useTranslations } from "next-intl";
import type { Change } from "@/server/features/atlas/changes";

/** The sentence for what has moved since a result was made. */
export function useChangeWords(): (change: Change) => string {
  const t = useTranslations("project.changes");
  const packs = useTranslations("rules.pack");
  return ({ kind, params }) =>
    t(kind, {
      ...params,
      ...(kind === "packChanged" ? { pack: packs(`${params.pack}.name` as never) } : {}),
    });
}
