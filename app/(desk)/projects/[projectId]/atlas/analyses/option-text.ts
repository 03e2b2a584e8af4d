"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { type AnalysisKind, type OptionValues, specOf } from "@/server/features/analyses/schema";

/** Longer words are cut off: what they led to stands in the tables. */
const MOST = 160;

/** The options that an analysis was run with, in one line; none when it has none. */
export function useOptionText() {
  const t = useTranslations("analyses");
  return useCallback(
    (kind: AnalysisKind, options: OptionValues): string[] => {
      const parts = specOf(kind).fields.flatMap((field) => {
        const value = options[field.name] ?? null;
        if (value === null || value === "") return [];
        if (field.type === "text" && field.form === "technology")
          return [t("origin.technology", { count: String(value).split(/[;\n]/).length })];
        const text = Array.isArray(value)
          ? value.join(", ")
          : field.type === "choice"
            ? t(`choices.${field.name}.${value}` as never)
            : typeof value === "boolean"
              ? t(value ? "yes" : "no")
              : String(value)
                  .trim()
                  .replace(/\s*\n\s*/g, "; ");
        const short = text.length > MOST ? `${text.slice(0, MOST)}…` : text;
        return [`${t(`fields.${field.name}.label` as never)} ${short}`];
      });
      return parts.length > 0 ? [t("origin.options", { list: parts.join(" · ") })] : [];
    },
    [t],
  );
}
