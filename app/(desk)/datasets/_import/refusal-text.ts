"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useErrorText } from "@/app/_components/error-text";

type Refusal = { reason: string; params: Record<string, string | number> };

/** The sentence for a reason of reading files, from this area's messages; null when it is none of them. */
export function useRefusalText(): (refusal: Refusal) => string | null {
  const t = useTranslations("datasets.refusal");
  return useCallback(
    ({ reason, params }) => (t.has(reason as never) ? t(reason as never, params as never) : null),
    [t],
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
