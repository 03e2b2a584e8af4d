export const LOCALES = ["ko", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "ko";
export const LOCALE_COOKIE = "stratlas-locale";

/** One file a namespace under messages/<locale>/; a test compares the two languages and the keys in use. */
export const NAMESPACES = [
  "common",
  "errors",
  "terms",
  "auth",
  "desk",
  "people",
  "project",
  "datasets",
  "define",
  "atlas",
  "analyses",
  "patents",
  "newtech",
  "plan",
  "approvals",
  "rules",
  "jobs",
  "audit",
  "published",
] as const;
export type Namespace = (typeof NAMESPACES)[number];

export const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale);
