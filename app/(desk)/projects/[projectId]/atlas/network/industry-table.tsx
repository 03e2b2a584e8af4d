"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Card } from "@/app/_components/card";
import { DataTable } from "@/app/_components/data-table/data-table";
import { RadioGroup } from "@/app/_components/inputs";
import type { Run, View } from "../api-types";
import { Origin } from "../origin";
import { type NetworkNode, useNodeColumns } from "./node-columns";

const ORDERS = ["k", "traded"] as const;

/** Every industry with a link, by its partners or by its trade. */
export function IndustryTable({
  run,
  view,
  nodes,
  code,
  onPick,
}: {
  run: Run;
  view: View;
  nodes: readonly NetworkNode[];
  code: string | null;
  onPick: (code: string | null) => void;
}) {
  const t = useTranslations("atlas.network");
  const columns = useNodeColumns<NetworkNode>(run);
  const [order, setOrder] = useState<(typeof ORDERS)[number]>("k");
  const sort = useMemo(() => ({ id: order, desc: true }), [order]);
  return (
    <Card title={t("table")} lead={t("tableLead")} footer={<Origin run={run} view={view} />}>
      <div className="flex flex-col gap-3">
        <RadioGroup
          legend={t("order")}
          name="atlas-order"
          inline
          value={order}
          onChange={(next) => setOrder(next as typeof order)}
          choices={ORDERS.map((id) => ({ value: id, label: t(`order_${id}`) }))}
        />
        <DataTable
          key={order}
          label={t("table")}
          columns={columns}
          rows={nodes}
          rowId={(row) => row.code}
          initialSort={sort}
          onRowClick={(row) => onPick(row.code === code ? null : row.code)}
          activeRowId={code}
          maxHeight="32rem"
        />
      </div>
    </Card>
  );
}
