"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { DataColumn } from "@/app/_components/data-table/column";
import { useTRPC } from "@/app/_trpc/client";
import type { RegionSampleRow } from "@/server/features/published/schema";
import { PaperCard } from "./paper-card";
import { usePrintedNames } from "./printed-names";

export function RegionSample({ source }: { source: string }) {
  const t = useTranslations("atlas.paper");
  const query = useQuery(useTRPC().published.regionSample.queryOptions());
  const names = usePrintedNames();
  const columns: DataColumn<RegionSampleRow>[] = [
    { id: "region", header: t("region"), value: (row) => names.region(row.region), width: 160, fixed: true },
    { id: "firms", header: t("firms"), kind: "integer", value: (row) => row.firms, width: 180 },
    {
      id: "transactions",
      header: t("transactions"),
      kind: "integer",
      value: (row) => row.transactions,
      width: 180,
    },
  ];
  return (
    <PaperCard
      id="regionSample"
      source={source}
      query={query}
      columns={columns}
      rowId={(row) => row.region}
    />
  );
}
