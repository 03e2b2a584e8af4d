export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_COOKIE = "stratlas-theme";

export const readTheme = (value: string | undefined): Theme =>
  THEMES.includes(value as Theme) ? (value as Theme) : "system";
