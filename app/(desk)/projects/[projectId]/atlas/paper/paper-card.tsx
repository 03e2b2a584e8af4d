"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/app/_components/badge";
import { Card } from "@/app/_components/card";
import type { DataColumn } from "@/app/_components/data-table/column";
import { DataTable } from "@/app/_components/data-table/data-table";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import type { PublishedTable, PublishedTableId } from "@/server/features/published/schema";

type Props<Row> = {
  id: PublishedTableId;
  /** The paper, as the run names it. */
  source: string;
  query: { data?: PublishedTable<Row>; error: unknown; refetch: () => unknown };
  columns: readonly DataColumn<Row>[];
  rowId: (row: Row) => string;
  maxHeight?: string;
  children?: ReactNode;
};

/** One table of the paper: whether it is as printed or recomputed, its unit, its chapter. */
export function PaperCard<Row extends object>(props: Props<Row>) {
  const { id, source, query, columns, rowId, maxHeight = "30rem", children } = props;
  const t = useTranslations("atlas.paper");
  const words = useTranslations("published");
  const table = query.data;
  const title = words(`${id}.title`);
  return (
    <Card
      id={id}
      className="scroll-mt-4"
      title={title}
      lead={words(`${id}.note`)}
      actions={
        table && (
          <Badge tone={table.origin === "printed" ? "neutral" : "info"}>
            {words(`origin.${table.origin}`)}
          </Badge>
        )
      }
      footer={
        table && (
          <>
            <p>{t("from", { source, chapter: table.chapter })}</p>
            <p>
              {t("unit", { unit: words(`unit.${table.unit}`) })} · {t("noNetwork")}
            </p>
          </>
        )
      }
    >
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => query.refetch()} />
      ) : !table ? (
        <Skeleton shape="table" />
      ) : (
        <div className="flex flex-col gap-3">
          <DataTable label={title} columns={columns} rows={table.rows} rowId={rowId} maxHeight={maxHeight} />
          {children}
        </div>
      )}
    </Card>
  );
}
