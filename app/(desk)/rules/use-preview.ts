"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import type { AnyPack, NamedPack } from "./api-types";
import type { Preview } from "./preview";

/**
 * What another version of a pack would change in the verdicts on the project's newest ATLAS. Judged here, by the same
 * rules code as on the server; nothing is stored. `null` while there is nothing to judge.
 */
export function usePreview(projectId: string, current: NamedPack, next: AnyPack | null) {
  const t = useTranslations("rules.preview");
  const trpc = useTRPC();
  const regional = current.packId === "competitiveness";
  const strategic = useQuery({
    ...trpc.atlas.comparison.queryOptions({ projectId, kind: "STRATEGIC" }),
    enabled: !regional,
    retry: false,
  });
  const verdicts = useQuery({
    ...trpc.atlas.competitiveness.queryOptions({ projectId, kind: "STRATEGIC" }),
    enabled: regional,
    retry: false,
  });
  const source = regional ? verdicts : strategic;
  const words = { yes: { ko: t("hubYes"), en: t("hubYes") }, no: { ko: t("hubNo"), en: t("hubNo") } };
  const preview = useQuery({
    queryKey: ["rules", "preview", projectId, current.packId, current.pack, next, source.dataUpdatedAt],
    enabled: next !== null && source.data !== undefined,
    placeholderData: (previous: Preview | undefined) => previous,
    queryFn: async (): Promise<Preview> => {
      const judge = await import("./preview");
      if (current.packId === "competitiveness")
        return judge.previewCompetitiveness(
          (verdicts.data?.verdicts ?? []).map(({ subject, order, mega }) => ({
            label: subject.label,
            order,
            mega,
          })),
          current.pack,
          next as typeof current.pack,
        );
      // What was judged of technologies stands in step 3; there is nothing of it on an ATLAS.
      if (current.packId === "technology") return { compared: 0, changed: [], cuts: [] };
      const rows = strategic.data?.rows ?? [];
      return current.packId === "hub"
        ? judge.previewHub(rows, words, current.pack, next as typeof current.pack)
        : judge.previewQuadrant(rows, current.pack, next as typeof current.pack);
    },
  });
  return {
    preview: next ? preview.data : undefined,
    error: source.error ?? preview.error,
    pending: source.isPending,
  };
}
