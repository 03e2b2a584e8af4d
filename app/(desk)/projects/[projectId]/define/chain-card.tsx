"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { FlowCanvas } from "@/app/_components/flow/flow-canvas";
import type { FlowColumn, FlowLink, FlowRole } from "@/app/_components/flow/flow-model";
import { type FigureLocale, formatAmount, formatDecimal } from "@/app/_components/number-format";
import { useTRPC } from "@/app/_trpc/client";
import { CHAIN_ROLES } from "@/server/features/define/schema";
import { useBasis } from "../atlas/basis";
import { useChainColumns } from "./chain-columns";
import { type ChainItem, inRole } from "./draft";

/** The value chain as a picture and as a table; both edit the same draft. Links and amounts are the newest ATLAS's. */
export function ChainCard(props: {
  projectId: string;
  name: string;
  codes: ChainItem[];
  editable: boolean;
  onMove: (code: string, role: FlowRole, index: number) => void;
  onRemove: (code: string) => void;
}) {
  const { projectId, name, codes, editable, onMove, onRemove } = props;
  const t = useTranslations("define.chain");
  const locale = useLocale() as FigureLocale;
  const { lines, sourceOf } = useBasis();
  const wanted = useMemo(() => codes.map(({ code }) => code).sort(), [codes]);
  const atlas = useQuery({
    ...useTRPC().define.links.queryOptions({ projectId, codes: wanted }),
    enabled: wanted.length > 0,
    placeholderData: (before) => before,
  });
  const run = atlas.data?.run ?? null;
  const totals = useMemo(() => new Map(atlas.data?.totals.map((one) => [one.code, one])), [atlas.data]);
  const columns = useMemo<FlowColumn[]>(
    () =>
      CHAIN_ROLES.map((role) => ({
        role,
        items: inRole(codes, role).map((item) => {
          const title = locale === "ko" ? item.nameKo : item.nameEn;
          const total = totals.get(item.code);
          const sells = total && t("sells", { amount: formatAmount(total.sold, locale) ?? "–" });
          const buys = total && t("buys", { amount: formatAmount(total.bought, locale) ?? "–" });
          const note = [`${item.code} ${title}`, sells, buys].filter(Boolean).join("\n");
          return { code: item.code, name: title, note, ...(sells ? { sub: sells } : {}) };
        }),
      })),
    [codes, totals, locale, t],
  );
  const links = useMemo<FlowLink[]>(
    () =>
      (atlas.data?.links ?? []).map(({ seller, buyer, amount, rr }) => ({
        from: seller,
        to: buyer,
        amount,
        label: t("link", {
          seller,
          buyer,
          amount: formatAmount(amount, locale) ?? "–",
          rr: formatDecimal(rr, locale, 2) ?? "–",
        }),
      })),
    [atlas.data, locale, t],
  );
  const rows = useMemo(
    () =>
      CHAIN_ROLES.flatMap((role) => {
        const column = inRole(codes, role);
        return column.map((item, index) => ({
          ...item,
          index,
          last: index === column.length - 1,
          sold: totals.get(item.code)?.sold ?? null,
          bought: totals.get(item.code)?.bought ?? null,
        }));
      }),
    [codes, totals],
  );
  const tableColumns = useChainColumns({ codes, editable, hasAtlas: run !== null, onMove, onRemove });
  return (
    <ChartFrame
      title={t("of", { name })}
      level={3}
      lead={editable ? t("howTo") : undefined}
      source={run ? t("withAtlas", { source: sourceOf(run) }) : t("withoutAtlas")}
      basis={run ? [t("links"), ...lines(run, run.view)] : []}
      table={{ columns: tableColumns, rows, rowId: (row) => row.code }}
    >
      <FlowCanvas
        label={t("label")}
        columns={columns}
        links={links}
        onMove={onMove}
        onRemove={onRemove}
        readOnly={!editable}
        {...(editable ? { emptyHint: t("emptyHint") } : {})}
      />
    </ChartFrame>
  );
}
