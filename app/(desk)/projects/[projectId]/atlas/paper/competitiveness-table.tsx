"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DataColumn } from "@/app/_components/data-table/column";
import { useTRPC } from "@/app/_trpc/client";
import type { CompetitivenessRow } from "@/server/features/published/schema";
import { PaperCard } from "./paper-card";
import { usePrintedNames } from "./printed-names";

/** b and c of the five strategic industries in five regions with the printed verdict. */
export function CompetitivenessTable({ source }: { source: string }) {
  const t = useTranslations("atlas.paper");
  const columns = useTranslations("atlas.columns");
  const query = useQuery(useTRPC().published.regionalCompetitiveness.queryOptions());
  const names = usePrintedNames();
  const shown: DataColumn<CompetitivenessRow>[] = [
    {
      id: "industry",
      header: t("strategic"),
      value: (row) => row.strategicIndustry,
      filter: "set",
      width: 220,
      fixed: true,
    },
    {
      id: "region",
      header: t("region"),
      value: (row) => names.region(row.region),
      filter: "set",
      width: 110,
    },
    { id: "b", header: columns("b"), help: "b", kind: "number", value: (row) => row.b, width: 140 },
    { id: "c", header: columns("c"), help: "c", kind: "number", value: (row) => row.c, width: 140 },
    {
      id: "verdict",
      header: t("verdictPrinted"),
      value: (row) => row.verdictPrinted,
      filter: "set",
      width: 150,
    },
  ];
  return (
    <PaperCard
      id="regionalCompetitiveness"
      source={source}
      query={query}
      columns={shown}
      rowId={(row) => `${row.strategicIndustry} ${row.region}`}
    >
      <Link href="?tab=indicators" className="text-note font-bold text-primary-ink underline">
        {t("toVerdicts")}
      </Link>
    </PaperCard>
  );
}
