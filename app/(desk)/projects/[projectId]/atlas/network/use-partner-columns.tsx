"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "@/app/_components/data-table/column";
import type { NodeAnswer, Run } from "../api-types";
import { useTradeUnit } from "./trade-unit";

type Partner = NonNullable<NodeAnswer["partners"]>[number];
type Side = "sellsToIt" | "buysFromIt";

/** Both directions of a relation: amount, transactions, what the sizes lead one to expect, and RR. */
export function usePartnerColumns(run: Run): DataColumn<Partner>[] {
  const t = useTranslations("atlas.industry");
  const locale = useLocale();
  const { kind: trade, head } = useTradeUnit(run);
  const counted = run.dataset?.unit === null;
  return useMemo(() => {
    const none = () => t("noLink");
    const side = (id: Side): DataColumn<Partner>[] => [
      {
        id: `${id}Rr`,
        header: t(`${id}Rr`),
        help: "rr",
        kind: "number",
        decimals: 2,
        value: (row) => row[id]?.rr,
        missing: none,
        width: 110,
      },
      {
        id: `${id}Amount`,
        header: head(t(`${id}Amount`)),
        kind: trade,
        value: (row) => row[id]?.amount,
        missing: none,
      },
      {
        id: `${id}Count`,
        header: t(`${id}Count`),
        kind: "integer",
        value: (row) => row[id]?.count,
        missing: none,
        width: 110,
      },
      {
        id: `${id}Expected`,
        header: head(t(`${id}Expected`)),
        kind: counted ? "number" : trade,
        value: (row) => row[id]?.expected,
        missing: none,
      },
    ];
    return [
      {
        id: "name",
        header: t("partner"),
        value: (row) => `${row.code} ${locale === "ko" ? row.name : row.nameEn}`,
        width: 200,
        fixed: true,
      },
      { id: "amount", header: head(t("amount")), help: "amount", kind: trade, value: (row) => row.amount },
      ...side("sellsToIt"),
      ...side("buysFromIt"),
      {
        id: "k",
        header: t("k"),
        help: "partners",
        kind: "integer",
        value: (row) => row.k,
        width: 100,
        hidden: true,
      },
    ];
  }, [t, locale, counted, trade, head]);
}
