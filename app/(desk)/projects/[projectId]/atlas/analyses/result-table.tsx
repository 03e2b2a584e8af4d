"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Card } from "@/app/_components/card";
import { DataTable } from "@/app/_components/data-table/data-table";
import type { ResultTable as Table } from "@/server/features/analyses/schema";
import type { Analysis } from "../api-types";
import { resultRows, useResultColumns } from "./use-result-columns";
import type { AnalysisWords } from "./words";

/** One table of an analysis, with what it rests on under it. */
export function ResultTable({
  table,
  analysis,
  words,
  origin,
}: {
  table: Table;
  analysis: Analysis;
  words: AnalysisWords;
  origin: readonly string[];
}) {
  const t = useTranslations("analyses.tables");
  const columns = useResultColumns(table, analysis, words);
  const rows = useMemo(() => resultRows(table), [table]);
  const title = t.has(`${table.key}.title` as never) ? t(`${table.key}.title` as never) : table.key;
  const lead = t.has(`${table.key}.lead` as never) ? t(`${table.key}.lead` as never) : undefined;
  return (
    <Card title={title} {...(lead ? { lead } : {})} footer={origin.map((line) => <p key={line}>{line}</p>)}>
      <DataTable label={title} columns={columns} rows={rows} rowId={(row) => row.id} maxHeight="34rem" />
    </Card>
  );
}
