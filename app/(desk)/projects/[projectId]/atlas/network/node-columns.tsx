"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "@/app/_components/data-table/column";
import type { EgoAnswer, NetworkAnswer, Run } from "../api-types";
import { useTradeUnit } from "./trade-unit";

export type NetworkNode = NonNullable<NetworkAnswer["network"]>["nodes"][number];
export type EgoNode = NonNullable<EgoAnswer["network"]>["nodes"][number];

/** Name, block, partners and trade of an industry; amounts of data without amounts are counts of trades. */
export function useNodeColumns<Row extends NetworkNode>(run: Run): DataColumn<Row>[] {
  const t = useTranslations("atlas.columns");
  const blocks = useTranslations("common.blocks");
  const locale = useLocale();
  const { kind: trade, head } = useTradeUnit(run);
  return useMemo(() => {
    return [
      {
        id: "name",
        header: t("industry"),
        value: (row) => `${row.code} ${locale === "ko" ? row.name : row.nameEn}`,
        width: 215,
        fixed: true,
      },
      {
        id: "block",
        header: t("block"),
        help: "block",
        value: (row) => blocks(row.block ?? "other"),
        filter: "set",
        width: 120,
      },
      { id: "k", header: t("k"), help: "partners", kind: "integer", value: (row) => row.k, width: 130 },
      { id: "sold", header: head(t("sold")), help: "amount", kind: trade, value: (row) => row.sold },
      { id: "bought", header: head(t("bought")), help: "amount", kind: trade, value: (row) => row.bought },
      {
        id: "traded",
        header: head(t("traded")),
        help: "amount",
        kind: trade,
        value: (row) => row.sold + row.bought,
      },
    ];
  }, [t, blocks, locale, trade, head]);
}
