"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import { LinkButton } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ErrorState } from "@/app/_components/error-state";
import { PageHeader } from "@/app/_components/page-header";
import { ScopeLine } from "@/app/_components/scope-line";
import { Skeleton } from "@/app/_components/skeleton";
import { Stat } from "@/app/_components/stat";
import { Tooltip } from "@/app/_components/tooltip";
import { useTRPC } from "@/app/_trpc/client";
import { Amount } from "./amount";
import { ArchiveButton } from "./archive-button";
import { DatasetContents } from "./dataset-contents";
import { DatasetOrigin } from "./dataset-origin";
import { DatasetVersions } from "./dataset-versions";
import { FirmPairs } from "./firm-pairs";
import { useUnitLabel } from "./unit-label";
import { UsedBy } from "./used-by";
import { useYearsLabel } from "./years-label";

/** One data set: what is in it, where it is from, and whose analysis rests on it. */
export function DatasetPage({
  datasetId,
  mayArchive,
  mayImport,
}: {
  datasetId: string;
  mayArchive: boolean;
  mayImport: boolean;
}) {
  const t = useTranslations("datasets");
  const format = useFormatter();
  const yearsLabel = useYearsLabel();
  const unitLabel = useUnitLabel();
  const trpc = useTRPC();
  const query = useQuery(trpc.datasets.get.queryOptions({ datasetId }));
  if (query.error && !query.data)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton shape="page" />;
  const data = query.data;
  const { counts } = data;
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            <span className="min-w-0 break-words">{data.name}</span>
            {data.synthetic && (
              <Tooltip content={t("kind.syntheticHelp")}>
                <span tabIndex={0}>
                  <Badge tone="warning">{t("kind.synthetic")}</Badge>
                </span>
              </Tooltip>
            )}
            {data.archivedAt && <Badge>{t("datasetState.archived")}</Badge>}
          </span>
        }
        lead={data.archivedAt ? t("detail.archivedNote") : data.source || t("noSource")}
        actions={
          <>
            {mayArchive && <ArchiveButton datasetId={datasetId} archived={data.archivedAt !== null} />}
            {mayImport && data.archivedAt === null && (
              <LinkButton variant="primary" href={`/datasets/${datasetId}/years`}>
                {t("detail.addYears")}
              </LinkButton>
            )}
          </>
        }
        scope={
          <ScopeLine
            items={[
              { label: t("column.years"), value: yearsLabel(data.years) },
              ...(data.version > 1
                ? [{ label: t("detail.versionNow"), value: t("versionName", { number: data.version }) }]
                : []),
              { label: t("column.form"), value: t(`form.${data.form}`) },
              {
                label: t("detail.classification"),
                value: t(`detail.classificationOf.${data.classification === "KSIC10" ? "KSIC10" : "own"}`),
              },
              { label: t("detail.regions"), value: t(`detail.level.${data.regionLevel}`) },
              { label: t("detail.unit"), value: unitLabel(data.unit) },
              {
                label: t("column.createdAt"),
                value: format.dateTime(data.createdAt, { dateStyle: "medium" }),
              },
            ]}
          />
        }
      />
      <Card title={t("detail.facts")}>
        <div className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-x-6 gap-y-4 lg:grid-cols-4">
          <Stat label={t("detail.firms")} value={data.firms} missing={t("noFirms")} />
          <Stat label={t("detail.transactions")} value={data.transactions} />
          <div className="min-w-0">
            <div className="text-note text-ink-subtle">{t("detail.amount")}</div>
            <div className="text-title font-bold text-ink-strong">
              <Amount value={data.amount} unit={data.unit} />
            </div>
          </div>
          <Stat
            label={t("detail.industries")}
            value={data.industries}
            {...(counts && counts.selfTrades > 0
              ? {
                  note: `${t("detail.selfTrades")} ${format.number(counts.selfTrades)}: ${t("detail.selfTradesNote")}`,
                }
              : {})}
          />
        </div>
        {data.form === "LONG" && <FirmPairs years={data.years} pairYears={data.pairYears} />}
      </Card>
      <DatasetContents datasetId={datasetId} unit={data.unit} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <DatasetOrigin data={data} />
        <div className="flex min-w-0 flex-col gap-5">
          <UsedBy rows={data.usedBy} versions={data.version} />
          {data.version > 1 && <DatasetVersions data={data} />}
        </div>
      </div>
    </div>
  );
}
