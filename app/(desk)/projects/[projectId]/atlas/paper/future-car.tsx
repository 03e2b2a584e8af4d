"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { DataColumn } from "@/app/_components/data-table/column";
import { useTRPC } from "@/app/_trpc/client";
import type { FutureCarRow } from "@/server/features/published/schema";
import { PaperCard } from "./paper-card";
import { usePrintedNames } from "./printed-names";

const REGIONS = ["nationwide", "chungcheong", "daejeon", "sejong", "chungbuk", "chungnam"] as const;

/** The 26 industries of the future-car ecosystem; the paper gives its numbers without a unit. */
export function FutureCar({ source }: { source: string }) {
  const t = useTranslations("atlas.paper");
  const query = useQuery(useTRPC().published.futureCarIndustries.queryOptions());
  const names = usePrintedNames(query.data?.rows.map(({ ksic }) => ksic));
  const columns: DataColumn<FutureCarRow>[] = [
    {
      id: "industry",
      header: t("industry"),
      value: (row) => names.industry(row.ksic, row.namePrinted),
      width: 320,
      fixed: true,
    },
    ...REGIONS.map(
      (id): DataColumn<FutureCarRow> => ({
        id,
        header: t(`places.${id}`),
        kind: "integer",
        value: (row) => row[id],
        width: 110,
      }),
    ),
  ];
  return (
    <PaperCard
      id="futureCarIndustries"
      source={source}
      query={query}
      columns={columns}
      rowId={(row) => row.ksic}
    />
  );
}
