"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ErrorState } from "@/app/_components/error-state";
import { Notice } from "@/app/_components/notice";
import { Skeleton } from "@/app/_components/skeleton";
import { StaleBanner } from "@/app/_components/stale-banner";
import { Tabs } from "@/app/_components/tabs";
import { useTRPC } from "@/app/_trpc/client";
import { FILE_FORMATS } from "@/server/features/analyses/schema";
import type { Analysis, Project } from "../api-types";
import { useMay } from "../permission";
import { AnalysisFacts } from "./analysis-facts";
import { GroupsCard } from "./groups-card";
import { GrowthReading } from "./growth-reading";
import { NextSteps } from "./next-steps";
import { ResultChart } from "./result-chart";
import { ResultTable } from "./result-table";
import { useOrigin } from "./use-origin";
import { useAnalysisWords } from "./words";

type Props = {
  project: Project;
  analysisId: string;
  onBack: () => void;
  onAgain: (analysis: Analysis) => void;
  onStarted: (jobId: string) => void;
  onFound: (analysisId: string) => void;
};

/** The answer of one analysis: its question, its figures, pictures and tables, each with what it rests on. */
export function AnalysisView({ project, analysisId, onBack, onAgain, ...going }: Props) {
  const t = useTranslations("analyses");
  const trpc = useTRPC();
  const query = useQuery(trpc.analyses.get.queryOptions({ projectId: project.id, analysisId }));
  const may = useMay(project)("atlas:run");
  const back = (
    <div className="no-print">
      <Button variant="text" icon={<ArrowLeft aria-hidden size={16} />} onClick={onBack}>
        {t("back")}
      </Button>
    </div>
  );
  if (query.error) return <ErrorState error={query.error} onRetry={onBack} />;
  if (!query.data) return <Skeleton shape="page" />;
  return (
    <div className="flex flex-col gap-5">
      {back}
      <Answer {...{ project, ...going }} analysis={query.data} onAgain={may.allowed ? onAgain : null} />
    </div>
  );
}

type AnswerProps = Pick<Props, "project" | "onStarted" | "onFound"> & {
  analysis: Analysis;
  onAgain: ((analysis: Analysis) => void) | null;
};

function Answer({ project, analysis, onAgain, onStarted, onFound }: AnswerProps) {
  const t = useTranslations("analyses");
  const words = useAnalysisWords(analysis);
  const { source, lines } = useOrigin(analysis);
  const { id, kind, facts, flags, tables, charts, changes, files } = analysis;
  const titleOf = (key: string) =>
    t.has(`tables.${key}.title` as never) ? t(`tables.${key}.title` as never) : key;
  const origin = [t("origin.source", { source }), ...lines];
  return (
    <>
      <StaleBanner
        changes={changes.map((change) => t(`changes.${change}`))}
        action={onAgain && <Button onClick={() => onAgain(analysis)}>{t("again")}</Button>}
      />
      <Card
        title={t(`kinds.${kind}.name`)}
        lead={t(`kinds.${kind}.question`)}
        {...(onAgain
          ? {
              actions: (
                <Button size="small" onClick={() => onAgain(analysis)}>
                  {t("other")}
                </Button>
              ),
            }
          : {})}
        footer={origin.map((line) => <p key={line}>{line}</p>)}
      >
        <AnalysisFacts facts={facts} words={words} />
      </Card>
      {files && <AllRows analysisId={id} rows={files.rows} />}
      {flags.length > 0 && (
        <Notice tone="warning" title={t("mind")}>
          <ul className="list-disc pl-5">
            {flags.map((flag) => (
              <li key={flag}>{t.has(`flags.${flag}` as never) ? t(`flags.${flag}` as never) : flag}</li>
            ))}
          </ul>
        </Notice>
      )}
      {kind === "cluster" && onAgain && <GroupsCard {...{ project, analysis, words, onStarted, onFound }} />}
      {kind === "growth" && <GrowthReading analysis={analysis} words={words} />}
      {charts.map((chart) => {
        const table = tables.find(({ key }) => key === chart.table);
        if (!table || table.rows.length === 0) return null;
        return <ResultChart key={chart.key} {...{ chart, table, analysis, words, source }} origin={lines} />;
      })}
      <Tabs
        label={t("tablesTitle")}
        items={tables
          .filter(({ hidden }) => !hidden)
          .map((table) => ({
            id: table.key,
            label: titleOf(table.key),
            count: table.rows.length,
            content: <ResultTable {...{ table, analysis, words, origin }} />,
          }))}
      />
      <NextSteps project={project} analysis={analysis} />
    </>
  );
}

/** What is too much for a page: every row as a file. */
function AllRows({ analysisId, rows }: { analysisId: string; rows: number }) {
  const t = useTranslations("analyses");
  return (
    <Card title={t("rows.title")} lead={t("rows.lead", { rows })}>
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        {FILE_FORMATS.map((format) => (
          <a
            key={format}
            href={`/api/analyses/${analysisId}?format=${format}`}
            className="inline-flex items-center gap-1 font-bold"
            download
          >
            <Download aria-hidden size={16} />
            {t(`rows.${format}`)}
          </a>
        ))}
      </p>
    </Card>
  );
}
