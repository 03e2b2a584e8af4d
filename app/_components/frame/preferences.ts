"use client";

import { useRouter } from "next/navigation";
import { useSyncExternalStore } from "react";
import { LOCALE_COOKIE, type Locale } from "@/i18n/locales";
import { readTheme, THEME_COOKIE, type Theme } from "../theme";

const YEAR = 365 * 24 * 3600;
const keep = (name: string, value: string) => {
  // biome-ignore lint/suspicious/noDocumentCookie: the CookieStore API is missing in browsers that are still in use
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR}; samesite=lax`;
};

const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const chosen = () => readTheme(document.documentElement.dataset.theme);

/** The theme that was chosen, and the way to choose another; the cookie lets the server draw it from the first byte. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, chosen, () => "system" as const);
  const choose = (next: Theme) => {
    keep(THEME_COOKIE, next);
    document.documentElement.dataset.theme = next;
    for (const listener of listeners) listener();
  };
  return [theme, choose];
}

/** Change the language; the server draws the page anew in it, without losing what was typed. */
export function useChooseLocale(): (locale: Locale) => void {
  const router = useRouter();
  return (locale) => {
    keep(LOCALE_COOKIE, locale);
    document.documentElement.lang = locale;
    router.refresh();
  };
}
