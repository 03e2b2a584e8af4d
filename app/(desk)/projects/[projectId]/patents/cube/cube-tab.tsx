"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { toCsv } from "@/app/_components/data-table/csv";
import { downloadFile } from "@/app/_components/download";
import { EmptyState } from "@/app/_components/empty-state";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useNotify } from "@/app/_components/toast";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import { useAddress } from "../address";
import { type Cube, nameIn } from "../new-technologies/view";
import { useOrigin } from "../origin";
import { CubeControls } from "./cube-controls";
import { askedOf, type Question, questionOf } from "./cube-question";
import { PivotTable } from "./pivot-table";
import { usePivot } from "./use-pivot";

type Props = { projectId: string; runId: string; onRecompute: (() => void) | undefined };
const AS_USUAL = { rows: null, columns: null, measure: null, level: null, in: null, from: null, to: null };

/** The cube region x year x topic: two of them as a table, narrowed by the third. */
export function CubeTab({ projectId, runId, onRecompute }: Props) {
  const t = useTranslations("newtech");
  const trpc = useTRPC();
  const [address, go] = useAddress();
  const question = questionOf(address);
  const query = useQuery({
    ...trpc.patents.cube.queryOptions(askedOf(question, { projectId, runId })),
    placeholderData: keepPreviousData,
  });
  if (query.error) return <ErrorState error={query.error} onRetry={() => go(AS_USUAL)} />;
  const { data } = query;
  if (!data) return <Skeleton shape="table" />;
  if (data.state === "noFigures")
    return (
      <EmptyState
        title={t("noFigures")}
        body={t("noFiguresBody")}
        action={
          onRecompute && (
            <Button variant="primary" onClick={onRecompute}>
              {t("recompute")}
            </Button>
          )
        }
      />
    );
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <CubeControls question={question} choices={data.choices} whole={data.regionCount === "whole"} />
      {/* The answer before is still here while the next is on its way: its words are those of its own question. */}
      {query.isPlaceholderData ? (
        <Skeleton shape="table" />
      ) : (
        <CubeCard projectId={projectId} data={data} question={question} />
      )}
    </div>
  );
}

function CubeCard({ projectId, data, question }: { projectId: string; data: Cube; question: Question }) {
  const t = useTranslations("newtech.cube");
  const common = useTranslations("common.table");
  const api = useTRPCClient();
  const notify = useNotify();
  const { rows, columns, totals } = usePivot(data, question);
  const words = {
    rows: t(`dimension.${question.rows}`),
    columns: t(`dimension.${question.columns}`),
    measure: t(`measures.${question.measure}`),
  };
  const origin = useCubeLines(data, question);
  const title = t("title", words);
  const save = () =>
    downloadFile(
      `${title}.csv`,
      toCsv(columns, totals ? [...rows, totals] : rows, common("thousandWon"), origin),
      "text/csv;charset=utf-8",
    );
  const saveAll = async () => {
    try {
      const { fileName, csv } = await api.patents.exportCube.query({ projectId, runId: data.run.id });
      downloadFile(fileName, csv, "text/csv;charset=utf-8");
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <Card
      title={title}
      lead={t(
        data.noTotal === "ratio"
          ? "ratio"
          : question.measure === "patents" && data.noTotal
            ? "patentsOnce"
            : data.regionCount,
      )}
      actions={
        <>
          <Button size="small" icon={<Download aria-hidden size={16} />} onClick={save}>
            {t("save")}
          </Button>
          <Button size="small" icon={<Download aria-hidden size={16} />} onClick={saveAll}>
            {t("saveAll")}
          </Button>
        </>
      }
      footer={origin.map((line) => <p key={line}>{line}</p>)}
    >
      <PivotTable label={t("label", words)} columns={columns} rows={rows} totals={totals} />
    </Card>
  );
}

/** What the table rests on: the run, what it is narrowed to, and how regions count. */
function useCubeLines(data: Cube, { third, one, from, to, measure }: Question): string[] {
  const t = useTranslations("newtech.cube");
  const words = useTranslations("newtech");
  const locale = useLocale();
  const { lines, source } = useOrigin();
  const common = useTranslations("common");
  const { run, choices, hidden, regionCount } = data;
  const base = [`${common("source")}: ${source(run)}`, ...lines(run)];
  const known = [...choices.regions, ...choices.megas, ...choices.topics].find(({ key }) => key === one);
  const narrowed =
    third === "region"
      ? known
        ? nameIn(locale, known)
        : one === null
          ? words("nation")
          : t("noRegion")
      : third === "topic"
        ? (known?.ko ?? t("third.allTopics"))
        : null;
  const years =
    from === null && to === null
      ? t("allYears")
      : t("years", {
          from: String(from ?? choices.years?.[0] ?? ""),
          to: String(to ?? choices.years?.[1] ?? ""),
        });
  return [
    ...base,
    [
      ...(narrowed ? [t("narrowed", { what: t(`dimension.${third}`), value: narrowed })] : []),
      t("narrowed", { what: t("dimension.year"), value: years }),
      words(`basis.${regionCount}`),
    ].join(" · "),
    ...(hidden > 0 && measure !== "rta" && measure !== "rtaShrunk" ? [t("hiddenNote")] : []),
  ];
}
