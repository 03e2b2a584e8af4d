"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { StaleBanner } from "@/app/_components/stale-banner";
import type { Run } from "./api-types";

/** What has changed since the topics were extracted; nothing is computed again by itself. */
export function RunChanges({ run, onRecompute }: { run: Run; onRecompute: (() => void) | undefined }) {
  const t = useTranslations("patents.changes");
  const common = useTranslations("common.stale");
  if (run.changes.length === 0) return null;
  const sentences = run.changes.map((change) =>
    change.kind === "newerSet"
      ? t("newerSet", { name: change.name })
      : change.kind === "termLists"
        ? t("termLists", { was: change.was, now: change.now })
        : t("codeVersion", { was: run.codeVersion, now: change.now }),
  );
  return (
    <StaleBanner
      changes={sentences}
      action={onRecompute && <Button onClick={onRecompute}>{common("again")}</Button>}
    />
  );
}
