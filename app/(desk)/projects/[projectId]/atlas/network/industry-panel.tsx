"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Badge } from "@/app/_components/badge";
import { IconButton } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { DataTable } from "@/app/_components/data-table/data-table";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { Stat } from "@/app/_components/stat";
import { useTRPC } from "@/app/_trpc/client";
import { INDICATOR_DICTIONARY } from "@/server/domain/indicator-dictionary";
import type { Project, Run, View } from "../api-types";
import { Origin } from "../origin";
import { useTradeUnit } from "./trade-unit";
import { usePartnerColumns } from "./use-partner-columns";

const FOUR = ["a", "b", "c", "d"] as const;

type Props = {
  project: Project;
  run: Run;
  view: View;
  code: string;
  onClose: () => void;
  onOpen: (code: string) => void;
};

/** One industry: how much it trades, with whom, and how that compares with what its size would lead one to expect. */
export function IndustryPanel({ project, run, view, code, onClose, onOpen }: Props) {
  const t = useTranslations("atlas.industry");
  const columns = useTranslations("atlas.columns");
  const missing = useTranslations("atlas.missing");
  const blocks = useTranslations("common.blocks");
  const common = useTranslations("common");
  const locale = useLocale();
  const trpc = useTRPC();
  const box = useRef<HTMLDivElement>(null);
  const partnerColumns = usePartnerColumns(run);
  const query = useQuery(
    trpc.atlas.node.queryOptions({
      projectId: project.id,
      runId: run.id,
      viewKey: view.key,
      code,
      limit: 500,
    }),
  );
  // On a narrow page the panel lies under the picture; whoever asked for it is led there.
  useEffect(() => {
    const panel = box.current;
    if (!panel || panel.getBoundingClientRect().top < window.innerHeight - 160) return;
    panel.scrollIntoView({ block: "start" });
  }, []);
  const { node, ego, partners = [] } = query.data ?? {};
  const { kind: trade, head } = useTradeUnit(run);
  return (
    <div ref={box} className="min-w-0 scroll-mt-4">
      <Card
        title={node ? `${node.code} ${locale === "ko" ? node.name : node.nameEn}` : code}
        lead={node && locale === "ko" ? node.nameEn : undefined}
        actions={
          <IconButton label={common("close")} size="small" onClick={onClose}>
            <X aria-hidden size={18} />
          </IconButton>
        }
        footer={
          ego && (
            <Origin
              run={run}
              view={view}
              size={{ nodes: ego.nodes, links: ego.links }}
              extra={[t("egoNote")]}
            />
          )
        }
      >
        {query.error ? (
          <ErrorState error={query.error} onRetry={() => query.refetch()} />
        ) : !node || !ego ? (
          <Skeleton rows={8} />
        ) : (
          <div className="flex flex-col gap-4">
            <p className="flex flex-wrap items-center gap-2">
              <Badge>{blocks(node.block ?? "other")}</Badge>
              <Link
                className="text-note font-bold text-primary-ink underline"
                href={`?tab=ecosystem&run=${run.id}&view=${encodeURIComponent(view.key)}&subject=CODE:${node.code}`}
              >
                {t("toEcosystem")}
              </Link>
            </p>
            <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
              <Stat label={columns("k")} help="partners" value={node.k} />
              <Stat label={head(columns("sold"))} help="amount" kind={trade} value={node.sold} />
              <Stat label={head(columns("bought"))} help="amount" kind={trade} value={node.bought} />
            </div>
            <div className="grid grid-cols-4 gap-3">
              {FOUR.map((id) => (
                <Stat
                  key={id}
                  label={id}
                  help={id}
                  kind="decimal"
                  decimals={INDICATOR_DICTIONARY[id].decimals}
                  value={ego[id]}
                  missing={missing("none")}
                />
              ))}
            </div>
            <DataTable
              label={t("partners")}
              columns={partnerColumns}
              rows={partners}
              rowId={(row) => row.code}
              onRowClick={(row) => onOpen(row.code)}
              initialSort={{ id: "amount", desc: true }}
              maxHeight="26rem"
              note={t("partnersNote")}
            />
          </div>
        )}
      </Card>
    </div>
  );
}
