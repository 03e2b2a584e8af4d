"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { PRINTED_NATION, PRINTED_ROLES } from "@/server/features/published/schema";

/** What the paper prints in Korean, in the reader's language as far as the reference has it; else as printed. */
export function usePrintedNames(codes: readonly string[] = []) {
  const locale = useLocale();
  const trpc = useTRPC();
  const t = useTranslations("atlas.parameters");
  const roles = useTranslations("common.flow");
  const english = locale !== "ko";
  const { data: megas } = useQuery({ ...trpc.reference.regions.queryOptions(), enabled: english });
  const { data: industries } = useQuery({
    ...trpc.reference.industries.queryOptions({ codes: [...codes] }),
    enabled: english && codes.length > 0,
  });
  return useMemo(() => {
    const regions = new Map(
      (megas ?? []).flatMap((mega) =>
        [mega, ...mega.provinces].map(({ label, nameEn }) => [label, nameEn] as const),
      ),
    );
    const nameOf = new Map((industries ?? []).map(({ code, nameEn }) => [code, nameEn] as const));
    return {
      region: (printed: string) =>
        printed === PRINTED_NATION ? t("nation") : english ? (regions.get(printed) ?? printed) : printed,
      role: (printed: string) =>
        printed in PRINTED_ROLES ? roles(PRINTED_ROLES[printed as keyof typeof PRINTED_ROLES]) : printed,
      industry: (code: string, printed: string) =>
        `${code} ${english ? (nameOf.get(code) ?? printed) : printed}`,
    };
  }, [english, megas, industries, t, roles]);
}
