"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Badge } from "@/app/_components/badge";
import type { DataColumn } from "@/app/_components/data-table/column";
import type { Run } from "../api-types";
import { type EgoNode, useNodeColumns } from "../network/node-columns";

/** As for the whole network, with the part that an industry plays and its partners inside. */
export function useMemberColumns(run: Run): DataColumn<EgoNode>[] {
  const t = useTranslations("atlas.ecosystem");
  const columns = useNodeColumns<EgoNode>(run);
  return useMemo(() => {
    const [name, ...rest] = columns;
    return [
      name!,
      {
        id: "part",
        header: t("part"),
        value: (row) => t(row.core ? "part_core" : row.distance === 1 ? "part_partner" : "part_second"),
        cell: (row) =>
          row.core ? (
            <Badge tone="primary">{t("part_core")}</Badge>
          ) : (
            t(row.distance === 1 ? "part_partner" : "part_second")
          ),
        filter: "set",
        width: 120,
      },
      { id: "kInside", header: t("kInside"), kind: "integer", value: (row) => row.kInside, width: 140 },
      ...rest,
    ];
  }, [columns, t]);
}
