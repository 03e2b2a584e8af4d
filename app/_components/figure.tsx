"use client";

import { useLocale, useTranslations } from "next-intl";
import { classNames } from "./class-names";
import { type FigureKind, type FigureLocale, formatExact, formatFigure, type Numeric } from "./number-format";
import { Tooltip } from "./tooltip";

export type FigureProps = {
  value: Numeric;
  kind?: FigureKind;
  /** Decimals of `decimal` (3) and `percent` (1). */
  decimals?: number;
  /** Written after the number: 개, 건 … Amounts carry their own. */
  unit?: string;
  /** Why there is no value; shown on hover beside the dash. */
  missing?: string | undefined;
  /** In a table or a sentence: the exact value as the browser's own hint, no stop for the keyboard. */
  quiet?: boolean;
  className?: string;
};

/** A number with its unit, the exact value on hover; a dash with its reason where there is none. */
export function Figure({ value, kind = "integer", decimals, unit, missing, quiet, className }: FigureProps) {
  const t = useTranslations("common");
  const locale = useLocale() as FigureLocale;
  const shown = formatFigure(value, kind, locale, decimals);
  const exact = formatExact(value, kind, locale);
  const text = shown === null ? "–" : `${shown}${unit ?? ""}`;
  const hint = shown === null ? (missing ?? t("noValue")) : exact === shown ? null : exact;
  const look = classNames(className, hint !== null && !quiet && "cursor-help");
  const spoken = shown === null ? <span className="sr-only"> {hint}</span> : null;
  if (hint === null || quiet)
    return (
      <span className={look} title={hint ?? undefined}>
        {text}
        {spoken}
      </span>
    );
  return (
    <Tooltip content={`${hint}${shown !== null && kind !== "amount" ? (unit ?? "") : ""}`}>
      <span className={look} tabIndex={0}>
        {text}
        {spoken}
      </span>
    </Tooltip>
  );
}
