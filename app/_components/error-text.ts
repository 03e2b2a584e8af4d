"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

type Refusal = { code: string; reason: string; params: Record<string, string | number> };
type Shape = {
  data?: { domain?: Refusal | null; code?: string; zodError?: unknown } | null;
  name?: string;
  message?: string;
};

const readRefusal = (error: unknown) => {
  const { data } = (error ?? {}) as Shape;
  return { domain: data?.domain ?? null, transport: data?.code ?? null, reached: Boolean(data) };
};

/**
 * A sentence for any error: the reason of a refusal with its figures, else its code, else the transport's code, else
 * 'the server cannot be reached' when no answer came.
 */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations("errors");
  return useCallback(
    (error: unknown) => {
      const { domain, transport, reached } = readRefusal(error);
      const keys = domain ? [domain.reason, domain.code] : [transport ?? ""];
      const key = keys.find((candidate) => candidate !== "" && t.has(candidate as never));
      if (key) return t(key as never, (domain?.params ?? {}) as never);
      return t(reached ? "unexpected" : "network");
    },
    [t],
  );
}

/** The code of a refusal (`STALE_VERSION`, `FORBIDDEN` …), null when it was none of ours. */
export const refusalCode = (error: unknown): string | null => readRefusal(error).domain?.code ?? null;
/** The reason of a refusal, null when it was none of ours. */
export const refusalReason = (error: unknown): string | null => readRefusal(error).domain?.reason ?? null;
