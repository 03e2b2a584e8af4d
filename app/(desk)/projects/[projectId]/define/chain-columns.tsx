"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { IconButton } from "@/app/_components/button";
import type { DataColumn } from "@/app/_components/data-table/column";
import type { FlowRole } from "@/app/_components/flow/flow-model";
import { Select } from "@/app/_components/select";
import { CHAIN_ROLES } from "@/server/features/define/schema";
import { type ChainItem, inRole } from "./draft";

export type ChainRow = ChainItem & {
  index: number;
  last: boolean;
  sold: bigint | null;
  bought: bigint | null;
};

/** The chain as a table, whose cells edit it as the picture does. */
export function useChainColumns(props: {
  codes: ChainItem[];
  editable: boolean;
  hasAtlas: boolean;
  onMove: (code: string, role: FlowRole, index: number) => void;
  onRemove: (code: string) => void;
}): DataColumn<ChainRow>[] {
  const { codes, editable, hasAtlas, onMove, onRemove } = props;
  const t = useTranslations("define.chain");
  const locale = useLocale();
  const name = (row: ChainRow) => (locale === "ko" ? row.nameKo : row.nameEn);
  const role = (row: ChainRow) => t(row.role);
  const missing = () => (hasAtlas ? t("noTrade") : t("noAtlas"));
  const columns: DataColumn<ChainRow>[] = [
    { id: "code", header: t("code"), value: (row) => row.code, width: 90, fixed: true },
    { id: "name", header: t("name"), value: name, width: 190 },
    {
      id: "role",
      header: t("role"),
      value: role,
      filter: "set",
      width: 110,
      cell: (row) =>
        editable ? (
          <Select
            size="small"
            aria-label={t("roleOf", { name: name(row) })}
            value={row.role}
            onChange={(next) => onMove(row.code, next as FlowRole, inRole(codes, next as FlowRole).length)}
            options={CHAIN_ROLES.map((one) => ({ value: one, label: t(one) }))}
          />
        ) : (
          role(row)
        ),
    },
  ];
  const amounts: DataColumn<ChainRow>[] = [
    { id: "sold", header: t("sold"), value: (row) => row.sold, kind: "amount", width: 130, missing },
    { id: "bought", header: t("bought"), value: (row) => row.bought, kind: "amount", width: 130, missing },
  ];
  if (!editable) return [...columns, ...amounts];
  return [
    ...columns,
    {
      id: "acts",
      sort: false,
      header: t("acts"),
      value: () => null,
      filter: false,
      width: 120,
      cell: (row) => (
        <span className="flex">
          <IconButton
            size="small"
            label={t("up")}
            disabled={row.index === 0}
            onClick={() => onMove(row.code, row.role, row.index - 1)}
          >
            <ArrowUp aria-hidden size={16} />
          </IconButton>
          <IconButton
            size="small"
            label={t("down")}
            disabled={row.last}
            onClick={() => onMove(row.code, row.role, row.index + 1)}
          >
            <ArrowDown aria-hidden size={16} />
          </IconButton>
          <IconButton size="small" label={t("remove")} onClick={() => onRemove(row.code)}>
            <Trash2 aria-hidden size={16} />
          </IconButton>
        </span>
      ),
    },
    ...amounts,
  ];
}
