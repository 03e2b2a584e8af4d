"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/app/_components/card";
import { DataTable } from "@/app/_components/data-table/data-table";
import type { Candidate, HubCandidates, Run } from "../api-types";
import { Origin, useOriginLines } from "../origin";
import { useCandidateColumns } from "./use-candidate-columns";

type Props = {
  run: Run;
  data: HubCandidates;
  /** Those of them that are shown; ranks and cuts are over all. */
  shown: readonly Candidate[];
  selected: readonly string[];
  onSelect: (ids: readonly string[]) => void;
  active: string | null;
  onActivate: (id: string | null) => void;
  actions: ReactNode;
};

export function CandidateTable({ run, data, shown, selected, onSelect, active, onActivate, actions }: Props) {
  const t = useTranslations("atlas.hub");
  const columns = useCandidateColumns(run, data);
  const origin = useOriginLines(run, data.view);
  return (
    <Card
      title={t("table")}
      lead={t("tableLead")}
      actions={actions}
      footer={<Origin run={run} view={data.view} extra={[t("rule", { version: data.pack.version })]} />}
    >
      <DataTable
        key={`${data.kind} ${data.view.key}`}
        label={t("table")}
        columns={columns}
        rows={shown}
        rowId={(row) => row.subjectId}
        origin={origin}
        selected={selected}
        onSelectedChange={onSelect}
        onRowClick={(row) => onActivate(active === row.subjectId ? null : row.subjectId)}
        activeRowId={active}
        maxHeight="32rem"
      />
    </Card>
  );
}
