"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { DataColumn } from "@/app/_components/data-table/column";
import { type FigureLocale, formatDecimal } from "@/app/_components/number-format";
import { useTRPC } from "@/app/_trpc/client";
import type { ShareRow } from "@/server/features/published/schema";
import { PaperCard } from "./paper-card";

/** Whom 아산시 trades with: each share as printed, and as the amounts give it over the totals that fit them all. */
export function AsanTrade({ source, of }: { source: string; of: "regions" | "areas" }) {
  const t = useTranslations("atlas.paper");
  const locale = useLocale() as FigureLocale;
  const trpc = useTRPC();
  const regions = useQuery({ ...trpc.published.asanTradeRegions.queryOptions(), enabled: of === "regions" });
  const areas = useQuery({ ...trpc.published.asanTradeAreas.queryOptions(), enabled: of === "areas" });
  const percent = (value: number, decimals = 1) => `${formatDecimal(value, locale, decimals)}%`;
  const range = ({ shareLowPct, shareHighPct }: ShareRow) => {
    const [low, high] = [percent(shareLowPct, 2), percent(shareHighPct, 2)];
    return low === high ? low : `${low}–${high}`;
  };
  const columns: DataColumn<ShareRow>[] = [
    { id: "rank", header: t("rank"), kind: "integer", value: (row) => row.rank, width: 70, filter: false },
    {
      id: "name",
      header: of === "regions" ? t("region") : t("area"),
      value: (row) => row.name.replaceAll("_", " "),
      width: 150,
      fixed: true,
    },
    { id: "amount", header: t("amount"), kind: "amount", value: (row) => row.amountKrw1000, width: 150 },
    {
      id: "printed",
      header: t("sharePrinted"),
      kind: "number",
      value: (row) => row.sharePrintedPct,
      cell: (row) => percent(row.sharePrintedPct),
      width: 110,
    },
    {
      id: "recomputed",
      header: t("shareRecomputed"),
      kind: "number",
      value: (row) => (row.shareLowPct + row.shareHighPct) / 2,
      cell: (row) => range(row),
      width: 150,
    },
    ...(of === "areas"
      ? [
          {
            id: "members",
            header: t("members"),
            value: (row: ShareRow) => row.members.map((name) => name.replaceAll("_", " ")).join(", "),
            width: 320,
          },
        ]
      : []),
  ];
  return (
    <PaperCard
      id={of === "regions" ? "asanTradeRegions" : "asanTradeAreas"}
      source={source}
      query={of === "regions" ? regions : areas}
      columns={columns}
      rowId={(row) => row.name}
    />
  );
}
