"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { LinkButton } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { DataTable } from "@/app/_components/data-table/data-table";
import { EmptyState } from "@/app/_components/empty-state";
import { ErrorState } from "@/app/_components/error-state";
import { RadioGroup } from "@/app/_components/inputs";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { useAddress } from "../address";
import type { TabProps } from "../atlas-tabs";
import { useViewLabel } from "../basis";
import { Origin, useOriginLines } from "../origin";
import { CompetitivenessCard } from "./competitiveness-card";
import { FiguresDialog } from "./figures-dialog";
import { type Compared, type IndicatorRow, indicatorRows, kindsOf } from "./indicator-rows";
import { useIndicatorColumns } from "./use-indicator-columns";

/** Industries among each other and regions against each other; every figure opens its own definition and inputs. */
export function IndicatorsTab({ project, run }: TabProps) {
  const t = useTranslations("atlas.indicatorsTab");
  const trpc = useTRPC();
  const labelOf = useViewLabel();
  const [address, go] = useAddress();
  const kinds = kindsOf(run);
  const kind = kinds.find((id) => id === address.kind) ?? kinds[0]!;
  const [open, setOpen] = useState<IndicatorRow | null>(null);
  const printed = run.origin === "PUBLISHED";
  const query = useQuery(
    trpc.atlas.comparison.queryOptions({
      projectId: project.id,
      runId: run.id,
      kind: kind === "WHOLE" ? "STRATEGIC" : kind,
    }),
  );
  const whole = t("wholeNetwork");
  const rows = useMemo(
    () => (query.data ? indicatorRows(query.data, kind, { labelOf, whole }) : []),
    [query.data, kind, labelOf, whole],
  );
  const columns = useIndicatorColumns(rows, kind, printed);
  const origin = useOriginLines(run, null);
  return (
    <div className="flex flex-col gap-5">
      <Card
        title={t("title")}
        lead={t(printed ? "leadPrinted" : "lead")}
        footer={<Origin run={run} view={null} extra={printed ? [] : [t("densityNote")]} />}
      >
        <div className="flex flex-col gap-3">
          <RadioGroup
            legend={t("kind")}
            name="atlas-kind"
            inline
            value={kind}
            onChange={(next) => go({ kind: next === kinds[0] ? null : next })}
            choices={kinds.map((id: Compared) => ({ value: id, label: t(`kind_${id}`) }))}
          />
          {query.error ? (
            <ErrorState error={query.error} onRetry={() => query.refetch()} />
          ) : query.isPending ? (
            <Skeleton shape="table" />
          ) : rows.length === 0 ? (
            <EmptyState
              picture="table"
              title={t("noIndustry")}
              body={t("noIndustryBody")}
              action={
                <LinkButton variant="primary" href={`/projects/${project.id}/define`}>
                  {t("toDefine")}
                </LinkButton>
              }
            />
          ) : (
            <DataTable
              key={kind}
              label={t("title")}
              columns={columns}
              rows={rows}
              rowId={(row) => row.id}
              origin={origin}
              onRowClick={setOpen}
              activeRowId={open?.id ?? null}
              note={t("tableNote")}
            />
          )}
        </div>
      </Card>
      {(kind === "STRATEGIC" || kind === "ITEM") && (
        <CompetitivenessCard project={project} run={run} kind={kind} />
      )}
      {open && <FiguresDialog row={open} run={run} onClose={() => setOpen(null)} />}
    </div>
  );
}
