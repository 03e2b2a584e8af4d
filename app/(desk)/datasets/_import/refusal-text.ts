"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useErrorText } from "@/app/_components/error-text";

type Refusal = { reason: string; params: Record<string, string | number> };

/**
 * The sentence for a reason of reading files: this area's own words where they can name a step of the page, else those
 * for everywhere; null when nobody knows the reason.
 */
export function useRefusalText(): (refusal: Refusal) => string | null {
  const here = useTranslations("datasets.refusal");
  const everywhere = useTranslations("errors");
  return useCallback(
    ({ reason, params }) => {
      const t = [here, everywhere].find((words) => words.has(reason as never));
      return t ? t(reason as never, params as never) : null;
    },
    [here, everywhere],
  );
}

/** A sentence for any error of an import: its own reasons first, then what the product says of errors. */
export function useImportErrorText(): (error: unknown) => string {
  const own = useRefusalText();
  const general = useErrorText();
  return useCallback(
    (error) => {
      const domain = (error as { data?: { domain?: Refusal | null } } | null)?.data?.domain;
      return (domain && own(domain)) ?? general(error);
    },
    [own, general],
  );
}
