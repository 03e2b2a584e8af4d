"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { DataColumn } from "@/app/_components/data-table/column";
import { useTRPC } from "@/app/_trpc/client";
import type { ItemExampleRow, ItemRow, RenewableRow } from "@/server/features/published/schema";
import { PaperCard } from "./paper-card";
import { usePrintedNames } from "./printed-names";

const useIndex = () => {
  const heads = useTranslations("atlas.columns");
  return <Row extends { b: number; c: number }>(): DataColumn<Row>[] => [
    { id: "b", header: heads("b"), help: "b", kind: "number", value: (row) => row.b, width: 130 },
    { id: "c", header: heads("c"), help: "c", kind: "number", value: (row) => row.c, width: 130 },
  ];
};

/** The 28 items with b and c at or above the mean of 85, of which the paper prints these only. */
export function FirstQuadrant({ source }: { source: string }) {
  const t = useTranslations("atlas.paper");
  const query = useQuery(useTRPC().published.firstQuadrantItems.queryOptions());
  const columns: DataColumn<ItemRow>[] = [
    {
      id: "position",
      header: t("position"),
      kind: "integer",
      value: (row) => row.position,
      width: 80,
      filter: false,
    },
    {
      id: "item",
      header: t("item"),
      value: (row) => `${row.itemCode} ${row.itemName}`,
      width: 280,
      fixed: true,
    },
    {
      id: "industry",
      header: t("strategic"),
      value: (row) => row.strategicIndustry,
      filter: "set",
      width: 190,
    },
    ...useIndex()<ItemRow>(),
  ];
  return (
    <PaperCard
      id="firstQuadrantItems"
      source={source}
      query={query}
      columns={columns}
      rowId={(row) => row.itemCode}
    />
  );
}

export function Renewable({ source }: { source: string }) {
  const t = useTranslations("atlas.paper");
  const query = useQuery(useTRPC().published.renewableItems.queryOptions());
  const names = usePrintedNames();
  const columns: DataColumn<RenewableRow>[] = [
    {
      id: "item",
      header: t("item"),
      value: (row) => `${row.itemCode} ${row.itemName}`,
      filter: "set",
      width: 230,
      fixed: true,
    },
    { id: "region", header: t("region"), value: (row) => names.region(row.region), filter: "set", width: 90 },
    ...useIndex()<RenewableRow>(),
  ];
  return (
    <PaperCard
      id="renewableItems"
      source={source}
      query={query}
      columns={columns}
      rowId={(row) => `${row.itemCode} ${row.region}`}
    />
  );
}

export function ItemExample({ source }: { source: string }) {
  const t = useTranslations("atlas.paper");
  const query = useQuery(useTRPC().published.itemExample.queryOptions());
  const names = usePrintedNames(query.data?.rows.map(({ ksic }) => ksic));
  const columns: DataColumn<ItemExampleRow>[] = [
    {
      id: "industry",
      header: t("industry"),
      value: (row) => names.industry(row.ksic, row.industry),
      width: 300,
      fixed: true,
    },
    { id: "role", header: t("role"), value: (row) => names.role(row.role), filter: "set", width: 110 },
    { id: "item", header: t("item"), value: (row) => row.itemName, width: 160 },
  ];
  return (
    <PaperCard id="itemExample" source={source} query={query} columns={columns} rowId={(row) => row.ksic} />
  );
}
