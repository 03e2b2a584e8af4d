"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { DataColumn } from "@/app/_components/data-table/column";
import { useTRPC } from "@/app/_trpc/client";
import type { CentreRow } from "@/server/features/published/schema";
import { PaperCard } from "./paper-card";
import { usePrintedNames } from "./printed-names";

/** The central industries of 아산시 in one of the paper's two orders, recomputed from its hundred firms. */
export function AsanCentre({ source, order }: { source: string; order: "partners" | "amount" }) {
  const t = useTranslations("atlas.paper");
  const trpc = useTRPC();
  const query = useQuery(trpc.published.asanCentre.queryOptions({ order }));
  const names = usePrintedNames(query.data?.rows.map(({ ksic }) => ksic));
  const columns: DataColumn<CentreRow>[] = [
    { id: "rank", header: t("rank"), kind: "integer", value: (row) => row.rank, width: 70, filter: false },
    {
      id: "industry",
      header: t("industry"),
      value: (row) => names.industry(row.ksic, row.industry),
      width: 280,
      fixed: true,
    },
    {
      id: "value",
      header: order === "partners" ? t("partners") : t("amount"),
      kind: order === "partners" ? "integer" : "amount",
      value: (row) => row.value,
    },
  ];
  return (
    <PaperCard
      id={order === "partners" ? "asanCentreByPartners" : "asanCentreByAmount"}
      source={source}
      query={query}
      columns={columns}
      rowId={(row) => row.ksic}
    />
  );
}
