"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { DataColumn } from "@/app/_components/data-table/column";
import { useTRPC } from "@/app/_trpc/client";
import type { AsanFirmRow } from "@/server/features/published/schema";
import { PaperCard } from "./paper-card";

export function AsanFirms({ source }: { source: string }) {
  const t = useTranslations("atlas.paper");
  const query = useQuery(useTRPC().published.asanFirms.queryOptions());
  const columns: DataColumn<AsanFirmRow>[] = [
    { id: "rank", header: t("rank"), kind: "integer", value: (row) => row.rank, width: 80, filter: false },
    { id: "firm", header: t("firm"), value: (row) => row.firm, width: 260, fixed: true },
    { id: "ksic", header: t("ksic"), help: "ksic", value: (row) => row.ksic, width: 140 },
    { id: "partners", header: t("partners"), kind: "integer", value: (row) => row.partners, width: 140 },
    { id: "amount", header: t("amount"), kind: "amount", value: (row) => row.amountKrw1000, width: 190 },
  ];
  return (
    <PaperCard
      id="asanFirms"
      source={source}
      query={query}
      columns={columns}
      rowId={(row) => String(row.rank)}
    />
  );
}
