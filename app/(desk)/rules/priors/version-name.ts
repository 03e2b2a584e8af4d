"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Version } from "./api-types";

/** What a version is called: its number and name, or that it is the product's own. */
export function useVersionName(): (version: Pick<Version, "id" | "version" | "name">) => string {
  const t = useTranslations("rules.priors");
  return useCallback(
    ({ id, version, name }) => (id === null ? t("builtIn") : t("versionName", { version, name })),
    [t],
  );
}
