"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Button, LinkButton } from "@/app/_components/button";
import { ErrorState } from "@/app/_components/error-state";
import { useErrorText } from "@/app/_components/error-text";
import { type FigureLocale, formatDecimal } from "@/app/_components/number-format";
import { Skeleton } from "@/app/_components/skeleton";
import { Stat } from "@/app/_components/stat";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import { columnOf, numberOf } from "../../atlas/analyses/cells";
import { ResultChart } from "../../atlas/analyses/result-chart";
import { useOrigin } from "../../atlas/analyses/use-origin";
import { useAnalysisWords } from "../../atlas/analyses/words";
import type { Analysis } from "../../atlas/api-types";
import { useMay } from "../../atlas/permission";
import { useAddress } from "../address";
import type { Project, Topic } from "../api-types";
import { yearsOf } from "./chosen-years";
import { PathColumns, pathsOf } from "./path-columns";

type Props = { project: Project; topic: Topic; analysisId: string; recommendationId: string | null };

/** The answer of one scenario, where it was asked, with its assumptions beside it and the way into the plan. */
export function EffectResult({ analysisId, ...rest }: Props) {
  const trpc = useTRPC();
  const query = useQuery(trpc.analyses.get.queryOptions({ projectId: rest.project.id, analysisId }));
  if (query.error) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Skeleton shape="chart" />;
  return <Answer {...rest} analysis={query.data} />;
}

function Answer({
  project,
  topic,
  analysis,
  recommendationId,
}: Omit<Props, "analysisId"> & { analysis: Analysis }) {
  const t = useTranslations("patents.effect");
  const flags = useTranslations("analyses.flags");
  const locale = useLocale() as FigureLocale;
  const words = useAnalysisWords(analysis);
  const { source, lines } = useOrigin(analysis);
  const tableOf = (key: string) => analysis.tables.find((one) => one.key === key);
  const factOf = (key: string) => numberOf(analysis.facts.find((one) => one.key === key)?.value);
  const [chart] = analysis.charts;
  const indicators = tableOf("commercialIndicators");
  const paths = tableOf("technologyPaths");
  const industries = tableOf("technologyIndustries");
  const shares = new Map(
    industries?.rows.map((row) => [
      String(row[columnOf(industries, "industry").at]),
      numberOf(row[columnOf(industries, "topicShare").at]) ?? 0,
    ]),
  );
  const region = locale === "ko" ? analysis.base.region.label : undefined;
  const growth = Number(analysis.options.growth);
  const notes = analysis.flags.filter((flag) => flag !== "scenario" && flags.has(flag as never));
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-3">
        <Stat
          label={t("density")}
          value={factOf("relatednessDensity")}
          kind="percent"
          missing={t("densityMissing")}
          note={t("densityNote", {
            region: region ?? analysis.base.region.label,
            present: factOf("technologyPresent") ?? 0,
            all: factOf("technologyIndustries") ?? 0,
          })}
        />
        <Stat
          label={t("links")}
          value={factOf("newLinks")}
          note={t("linksNote", { possible: factOf("possibleLinks") ?? 0 })}
        />
        <Stat
          label={t("growth")}
          value={growth}
          kind="percent"
          note={t("growthNote", { draws: Number(analysis.options.draws) })}
        />
      </div>
      {notes.length > 0 && (
        <ul className="list-disc pl-5 text-note">
          {notes.map((flag) => (
            <li key={flag}>{flags(flag as never)}</li>
          ))}
        </ul>
      )}
      {paths && (
        <section className="min-w-0">
          <h3>{t("paths.title")}</h3>
          <p className="mb-2 text-note text-ink-subtle">{t("paths.lead")}</p>
          {paths.rows.length > 0 ? (
            <PathColumns paths={pathsOf(paths)} names={analysis.names} shares={shares} />
          ) : (
            <p>{t("paths.none")}</p>
          )}
        </section>
      )}
      {indicators && <Indicators table={indicators} locale={locale} />}
      {chart && indicators && indicators.rows.length > 0 && (
        <ResultChart {...{ chart, analysis, words, source }} table={indicators} origin={lines} />
      )}
      <section className="rounded-medium border border-info-line bg-info-soft px-4 py-3 text-note">
        <h3>{t("assumptions.title")}</h3>
        <ul className="mt-1 list-disc pl-5">
          {(["users", "partners", "spread", "rest"] as const).map((key) => (
            <li key={key}>{t(`assumptions.${key}`)}</li>
          ))}
        </ul>
      </section>
      <div className="flex flex-wrap items-center gap-3">
        <DraftButton
          project={project}
          topic={topic}
          analysis={analysis}
          recommendationId={recommendationId}
        />
        <LinkButton
          size="small"
          href={`/projects/${project.id}/atlas?tab=analyses&run=${analysis.runId}&analysis=${analysis.id}`}
        >
          {t("whole")}
        </LinkButton>
      </div>
    </div>
  );
}

/** a, b, c, d of the technology's own ego network: now, after, and what the same links anywhere would do. */
function Indicators({ table, locale }: { table: Analysis["tables"][number]; locale: FigureLocale }) {
  const t = useTranslations("patents.effect.indicators");
  const values = useTranslations("analyses.values");
  const at = (key: string) => columnOf(table, key).at;
  const figure = (value: number | null) => formatDecimal(value, locale, 3) ?? "–";
  const signed = (value: number | null) =>
    value === null ? "–" : `${value < 0 ? "−" : "+"}${figure(Math.abs(value))}`;
  return (
    <section className="min-w-0">
      <h3>{t("title")}</h3>
      <p className="mb-2 text-note text-ink-subtle">{t("lead")}</p>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("title")}>
        <table className="w-full min-w-md border-collapse tabular-nums">
          <thead>
            <tr className="border-b border-line-strong text-left text-note">
              <th className="py-1 pr-3">{t("figure")}</th>
              {(["before", "after", "delta", "neutral"] as const).map((key) => (
                <th key={key} className="py-1 pr-3 text-right">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => {
              const of = (key: string) => numberOf(row[at(key)]);
              const name = String(row[at("figure")]);
              return (
                <tr key={name} className="border-b border-line">
                  <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
                    {values(name as never)}
                  </th>
                  <td className="py-1 pr-3 text-right">{figure(of("before"))}</td>
                  <td className="py-1 pr-3 text-right font-bold">{figure(of("after"))}</td>
                  <td className="py-1 pr-3 text-right whitespace-nowrap">
                    {signed(of("delta"))}
                    <span className="block text-note text-ink-subtle">
                      {signed(of("deltaLow"))} ~ {signed(of("deltaHigh"))}
                    </span>
                  </td>
                  <td className="py-1 pr-3 text-right">{signed(of("neutralDelta"))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function DraftButton({
  project,
  topic,
  analysis,
  recommendationId,
}: {
  project: Project;
  topic: Topic;
  analysis: Analysis;
  recommendationId: string | null;
}) {
  const t = useTranslations("patents.effect.draft");
  const [address] = useAddress();
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const errorText = useErrorText();
  const may = useMay(project)("recommendation:generate");
  const draft = useMutation(
    trpc.technologies.draft.mutationOptions({
      onSuccess: ({ made, outcome }) => {
        notify.done(t(!made ? "there" : outcome === "fires" ? "made" : "undetermined"));
        for (const area of [trpc.technologies, trpc.projects])
          client.invalidateQueries({ queryKey: area.pathKey() });
      },
    }),
  );
  const id = draft.data?.recommendationId ?? recommendationId;
  const make = () =>
    draft.mutate({
      ...{ projectId: project.id, topicRunId: topic.runId, topicKey: topic.key },
      analysisId: analysis.id,
      years: yearsOf(address),
    });
  return (
    <>
      {id && (
        <LinkButton size="small" variant="primary" href={`/projects/${project.id}/plan#recommendation-${id}`}>
          {t("open")}
        </LinkButton>
      )}
      {may.allowed ? (
        <Button size="small" variant={id ? "secondary" : "primary"} busy={draft.isPending} onClick={make}>
          {t(id ? "again" : "make")}
        </Button>
      ) : (
        !id && <p className="text-note text-ink-subtle">{may.reason}</p>
      )}
      {draft.error && (
        <p role="alert" className="basis-full text-note font-bold text-danger-ink">
          {errorText(draft.error)}
        </p>
      )}
    </>
  );
}
