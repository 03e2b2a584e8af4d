"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Badge } from "@/app/_components/badge";
import { Card } from "@/app/_components/card";
import type { DataColumn } from "@/app/_components/data-table/column";
import { DataTable } from "@/app/_components/data-table/data-table";
import { Dialog } from "@/app/_components/dialog";
import { ErrorState } from "@/app/_components/error-state";
import { Figure } from "@/app/_components/figure";
import { Skeleton } from "@/app/_components/skeleton";
import { Term } from "@/app/_components/term";
import { useTRPC } from "@/app/_trpc/client";
import type { Run, Verdict } from "../api-types";
import type { TabProps } from "../atlas-tabs";
import { useViewLabel } from "../basis";
import { Origin } from "../origin";
import { type PrintedVerdicts, usePrintedVerdicts } from "./use-printed-verdicts";

const TONE = { lead: "success", joint: "info", undetermined: "warning" } as const;

type Props = TabProps & { kind: "STRATEGIC" | "ITEM" };

/** The mega-region against its provinces: who leads each industry, by how much, and what margin the rule asks for. */
export function CompetitivenessCard({ project, run, kind }: Props) {
  const t = useTranslations("atlas.competitiveness");
  const trpc = useTRPC();
  const query = useQuery(
    trpc.atlas.competitiveness.queryOptions({ projectId: project.id, runId: run.id, kind }),
  );
  const printed = usePrintedVerdicts(run.origin === "PUBLISHED" && kind === "STRATEGIC");
  const [open, setOpen] = useState<string | null>(null);
  const columns = useColumns(query.data, printed);
  if (query.error) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Skeleton shape="table" />;
  const { verdicts, parts } = query.data;
  const chosen = verdicts.find(({ subject }) => subject.id === open);
  return (
    <Card
      title={<Term id="regionalLead">{t("title")}</Term>}
      lead={t("lead")}
      footer={
        <Origin
          run={run}
          view={null}
          extra={verdicts[0] ? [t("rule", { version: verdicts[0].rule.version })] : []}
        />
      }
    >
      {verdicts.length === 0 ? (
        <p className="text-ink-subtle">{parts.length < 2 ? t("noParts") : t("none")}</p>
      ) : (
        <DataTable
          bare
          label={t("title")}
          columns={columns}
          rows={verdicts}
          rowId={({ subject }) => subject.id}
          onRowClick={({ subject }) => setOpen(subject.id)}
          activeRowId={open}
          note={t("note")}
        />
      )}
      {chosen && <VerdictDialog verdict={chosen} run={run} onClose={() => setOpen(null)} />}
    </Card>
  );
}

function useColumns(
  data: { main: Run["views"][number]; parts: Run["views"] } | undefined,
  printed: PrintedVerdicts | null,
): DataColumn<Verdict>[] {
  const t = useTranslations("atlas.competitiveness");
  const locale = useLocale();
  const labelOf = useViewLabel();
  return useMemo(() => {
    if (!data) return [];
    const valueIn = (verdict: Verdict, region: string) =>
      verdict.order.find((row) => row.region === region)?.b ?? null;
    return [
      {
        id: "industry",
        header: t("industry"),
        value: ({ subject }) => subject.label,
        width: 170,
        fixed: true,
      },
      {
        id: "verdict",
        header: t("verdict"),
        value: (row) => (locale === "ko" ? row.label : row.labelEn),
        cell: (row) => <Badge tone={TONE[row.verdict]}>{locale === "ko" ? row.label : row.labelEn}</Badge>,
        filter: "set",
        width: 130,
      },
      ...(printed
        ? [
            {
              id: "printed",
              header: t("printed"),
              value: ({ subject }: Verdict) => printed.get(subject.label) ?? null,
              width: 130,
            },
          ]
        : []),
      {
        id: "gap",
        header: t("gap"),
        kind: "number",
        value: (row) => row.gap,
        missing: () => t("noGap"),
        width: 90,
      },
      { id: "margin", header: t("margin"), kind: "number", value: (row) => row.margin, width: 90 },
      {
        id: "mega",
        header: `${labelOf(data.main)} b`,
        kind: "number",
        value: (row) => row.mega?.b,
        missing: () => t("noB"),
        width: 100,
      },
      ...data.parts.map(
        (view): DataColumn<Verdict> => ({
          id: view.key,
          header: `${labelOf(view)} b`,
          kind: "number",
          value: (row) => valueIn(row, view.label),
          missing: () => t("noB"),
          cell: (row) => {
            const figure = (
              <Figure quiet value={valueIn(row, view.label)} kind="decimal" missing={t("noB")} />
            );
            return row.verdict !== "undetermined" && row.order[0]?.region === view.label ? (
              <strong>{figure}</strong>
            ) : (
              figure
            );
          },
          width: 90,
        }),
      ),
    ];
  }, [data, printed, t, locale, labelOf]);
}

/** The order of the regions with c and the distance to the whole, and the sentence why. */
function VerdictDialog({ verdict, run, onClose }: { verdict: Verdict; run: Run; onClose: () => void }) {
  const t = useTranslations("atlas.competitiveness");
  const locale = useLocale();
  const labelOf = useViewLabel();
  const nameOf = (region: string) => {
    const view = run.views.find(({ label }) => label === region);
    return view ? labelOf(view) : region;
  };
  type Row = Verdict["order"][number];
  const number = (id: string, value: (row: Row) => number | null): DataColumn<Row> => ({
    id,
    header: t(id as never),
    kind: "number",
    value,
    missing: () => t("noB"),
    width: 108,
  });
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={`${verdict.subject.label}: ${locale === "ko" ? verdict.label : verdict.labelEn}`}
      description={locale === "ko" ? verdict.explanation : verdict.explanationEn}
    >
      <DataTable
        bare
        label={t("order")}
        rows={verdict.order}
        rowId={(row) => row.region}
        columns={[
          { id: "region", header: t("region"), value: (row) => nameOf(row.region), width: 100, fixed: true },
          number("b", (row) => row.b),
          number("distanceB", (row) => row.distance.b),
          number("c", (row) => row.c),
          number("distanceC", (row) => row.distance.c),
        ]}
        note={t("orderNote")}
      />
    </Dialog>
  );
}
