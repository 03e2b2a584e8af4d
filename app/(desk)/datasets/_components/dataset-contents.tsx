"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import type { DataColumn } from "@/app/_components/data-table/column";
import { DataTable } from "@/app/_components/data-table/data-table";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { useImportErrorText } from "../_import/refusal-text";
import { Amount } from "./amount";

type Trade = { firms: number; sold: bigint; sales: number; bought: bigint; purchases: number };

/** Places and the strongest industries of a data set, read from its store. */
export function DatasetContents({ datasetId, unit }: { datasetId: string; unit: string | null }) {
  const t = useTranslations("datasets.detail");
  const locale = useLocale();
  const trpc = useTRPC();
  const text = useImportErrorText();
  const query = useQuery({
    ...trpc.datasets.contents.queryOptions({ datasetId }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.error)
    return <ErrorState title={text(query.error)} error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton shape="table" />;
  const { regions, industries, industriesInAll } = query.data;
  return (
    <div className="grid gap-5 2xl:grid-cols-2">
      <Card title={t("regionsTitle")} lead={regions.length > 0 ? t("regionsLead") : undefined}>
        {regions.length === 0 ? (
          <p className="text-ink-subtle">{t("noRegions")}</p>
        ) : (
          <DataTable
            label={t("regionsTitle")}
            rows={regions}
            rowId={(row) => row.region}
            initialSort={{ id: "sales", desc: true }}
            maxHeight="24rem"
            columns={[
              { id: "name", header: t("column.region"), value: (row) => row.name, fixed: true, width: 150 },
              {
                id: "province",
                header: t("column.province"),
                value: (row) => row.province,
                filter: "set",
                width: 110,
              },
              ...tradeColumns<(typeof regions)[number]>(t, unit),
            ]}
          />
        )}
      </Card>
      <Card
        title={t("industriesTitle")}
        lead={t("industriesLead", { all: industriesInAll, shown: industries.length })}
      >
        <DataTable
          label={t("industriesTitle")}
          rows={industries}
          rowId={(row) => row.code}
          maxHeight="24rem"
          columns={[
            {
              id: "name",
              header: t("column.industry"),
              value: (row) => (locale === "en" ? row.nameEn : row.name),
              fixed: true,
              width: 220,
            },
            { id: "code", header: t("column.code"), value: (row) => row.code, width: 90 },
            ...tradeColumns<(typeof industries)[number]>(t, unit),
          ]}
        />
      </Card>
    </div>
  );
}

function tradeColumns<Row extends Trade>(
  t: ReturnType<typeof useTranslations<"datasets.detail">>,
  unit: string | null,
): DataColumn<Row>[] {
  const amount = (id: "sold" | "bought"): DataColumn<Row>[] =>
    unit === null
      ? []
      : [
          {
            id,
            header: t(`column.${id}`),
            kind: "amount",
            value: (row) => row[id],
            cell: (row) => <Amount value={row[id]} unit={unit} quiet />,
          },
        ];
  return [
    { id: "firms", header: t("column.firms"), kind: "integer", value: (row) => row.firms, width: 90 },
    ...amount("sold"),
    { id: "sales", header: t("column.sales"), kind: "integer", value: (row) => row.sales, width: 100 },
    ...amount("bought"),
    {
      id: "purchases",
      header: t("column.purchases"),
      kind: "integer",
      value: (row) => row.purchases,
      width: 100,
    },
  ];
}
