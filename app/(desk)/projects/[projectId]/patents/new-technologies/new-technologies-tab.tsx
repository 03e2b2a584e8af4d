"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { ErrorState } from "@/app/_components/error-state";
import { Notice } from "@/app/_components/notice";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { useAddress } from "../address";
import { CandidateTable } from "./candidate-table";
import { QuadrantChart } from "./quadrant-chart";
import { RegionControls } from "./region-controls";
import type { Technologies } from "./view";

type Props = {
  projectId: string;
  runId: string;
  /** Opens the extraction of topics; none for who may not, or while something is at work. */
  onRecompute: (() => void) | undefined;
};

const numberOf = (text: string | undefined) => (text && /^\d{1,4}$/.test(text) ? Number(text) : undefined);

/** Emergence against specialisation: what is new in a region, with the evidence of every verdict. */
export function NewTechnologiesTab({ projectId, runId, onRecompute }: Props) {
  const t = useTranslations("newtech");
  const trpc = useTRPC();
  const [address, go] = useAddress();
  const [window, until] = [numberOf(address.window), numberOf(address.until)];
  const query = useQuery({
    ...trpc.patents.newTechnologies.queryOptions({
      ...{ projectId, runId },
      ...(address.region ? { region: address.region } : {}),
      ...(window ? { window } : {}),
      ...(until ? { until } : {}),
      ...(address.period === "recent" ? { period: "recent" as const } : {}),
    }),
    placeholderData: keepPreviousData,
  });
  if (query.error)
    return (
      <ErrorState
        error={query.error}
        onRetry={() => go({ region: null, window: null, until: null, period: null })}
      />
    );
  const { data } = query;
  if (!data) return <Skeleton shape="chart" />;
  if (data.state === "noFigures")
    return (
      <EmptyState
        picture="chart"
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
  if (data.state === "noRegions")
    return <EmptyState picture="file" title={t("noRegions")} body={t("noRegionsBody")} />;
  const open = (topic: string) => go({ tab: null, topic });
  const why = commonReason(data);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <RegionControls data={data} />
      <Quiet data={data} onYear={(year) => go({ until: String(year) })} />
      {why && !(why === "quietRegion" && data.quiet) && (
        <Notice tone="warning" title={t("noneTitle")}>
          {t(`why.${why}`)}
        </Notice>
      )}
      {why === null && <QuadrantChart data={data} onPick={open} />}
      <CandidateTable projectId={projectId} data={data} onPick={open} />
    </div>
  );
}

/** Why no topic at all has a verdict, where that is the same for all of them. */
function commonReason({ topics }: Technologies) {
  const first = topics[0]?.noVerdict ?? null;
  return first !== null && topics.every(({ noVerdict }) => noVerdict === first) ? first : null;
}

function Quiet({ data, onYear }: { data: Technologies; onYear: (year: number) => void }) {
  const t = useTranslations("newtech");
  const format = useFormatter();
  const { quiet, until, window } = data;
  if (!quiet || until === null) return null;
  const whole = (value: number) => format.number(Math.round(value));
  return (
    <Notice
      tone="warning"
      title={t("quietTitle", {
        ...{ from: String(until - window + 1), until: String(until) },
        recent: whole(quiet.recent),
      })}
      action={
        <Button size="small" onClick={() => onYear(quiet.until)}>
          {t("quietAct", { year: String(quiet.until) })}
        </Button>
      }
    >
      {data.topics.some(({ noVerdict }) => noVerdict === "quietRegion") && <p>{t("why.quietRegion")}</p>}
      {t("quietBody", { total: whole(quiet.total), year: String(quiet.until) })}
    </Notice>
  );
}
