"use client";

import { Download } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import type { DataColumn } from "@/app/_components/data-table/column";
import { toCsv } from "@/app/_components/data-table/csv";
import { DataTable } from "@/app/_components/data-table/data-table";
import { downloadFile } from "@/app/_components/download";
import { useAddress } from "../address";
import { useBasisLines } from "./use-basis-lines";
import { useTechnologyColumns } from "./use-technology-columns";
import { nameIn, type Technologies, type Technology } from "./view";

type Props = { projectId: string; data: Technologies; onPick: (key: string) => void };

/** The topics by verdict with their evidence; a press opens the topic, the last column goes on to its industries. */
export function CandidateTable({ projectId, data, onPick }: Props) {
  const t = useTranslations("newtech");
  const common = useTranslations("common.table");
  const locale = useLocale();
  const [, , query] = useAddress();
  const evidence = useTechnologyColumns(data);
  const origin = useBasisLines(data, { withSource: true });
  const { run, region, until } = data;
  const columns = useMemo((): DataColumn<Technology>[] => {
    const href = (key: string) =>
      `/projects/${projectId}/patents?${query({ tab: null, run: run.id, topic: key })}`;
    const [topic, verdict, ...rest] = evidence;
    return [
      ...[topic!, verdict!],
      {
        ...{ id: "onward", header: t("onward"), value: () => null, sort: false, filter: false, width: 72 },
        cell: ({ key, label }) => (
          <Link
            href={href(key)}
            aria-label={t("onwardHint", { name: label })}
            title={t("onwardHint", { name: label })}
            className="font-bold whitespace-nowrap text-primary-ink underline"
          >
            {t("onward")}
          </Link>
        ),
      },
      ...rest,
    ];
  }, [evidence, projectId, run.id, query, t]);
  const save = () =>
    downloadFile(
      t("file", { region: nameIn(locale, region), until: until === null ? "" : String(until) }),
      toCsv(evidence, data.topics, common("thousandWon"), origin),
      "text/csv;charset=utf-8",
    );
  return (
    <Card
      title={t("table")}
      lead={t("tableLead")}
      actions={
        <Button size="small" icon={<Download aria-hidden size={16} />} onClick={save}>
          {t("saveAll")}
        </Button>
      }
      footer={origin.map((line) => <p key={line}>{line}</p>)}
    >
      <DataTable
        label={t("table")}
        columns={columns}
        rows={data.topics}
        rowId={({ key }) => key}
        origin={origin}
        onRowClick={({ key }) => onPick(key)}
        maxHeight="36rem"
      />
    </Card>
  );
}
