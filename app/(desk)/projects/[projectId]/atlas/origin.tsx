"use client";

import { useTranslations } from "next-intl";
import type { Run, View } from "./api-types";
import { type Size, useBasis } from "./basis";

/** The foot of a card: data, years, region and scope rule, link rule, N, L, code version, computed at. */
export function Origin({
  run,
  view,
  size,
  extra = [],
}: {
  run: Run;
  /** null: several regions stand in the card. */
  view: View | null;
  size?: Size;
  extra?: readonly string[];
}) {
  const t = useTranslations("common");
  const { lines, sourceOf } = useBasis();
  return (
    <>
      <p>
        {t("source")}: {sourceOf(run)}
      </p>
      {lines(run, view, size ?? (view ? undefined : { nodes: null, links: null })).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {extra.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

/** The same lines as text, for a file. */
export function useOriginLines(run: Run, view: View | null): string[] {
  const t = useTranslations("common");
  const { lines, sourceOf } = useBasis();
  return [
    `${t("source")}: ${sourceOf(run)}`,
    ...lines(run, view, view ? undefined : { nodes: null, links: null }),
  ];
}
