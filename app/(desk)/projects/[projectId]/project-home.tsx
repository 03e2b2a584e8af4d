"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight, Settings } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ErrorState } from "@/app/_components/error-state";
import { PageHeader } from "@/app/_components/page-header";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { ActivityList } from "../../activity-list";
import { WaitingList } from "../../waiting-list";
import { HomeMembers } from "./home-members";
import { ProjectScope } from "./project-scope";
import { StepCard } from "./step-card";

/** Where do we stand? Four steps, what comes next, who did what last, who is in it. */
export function ProjectHome({ projectId }: { projectId: string }) {
  const t = useTranslations("project.home");
  const home = useQuery({
    ...useTRPC().projects.home.queryOptions({ projectId }),
    refetchInterval: 15_000,
  });
  const header = (
    <PageHeader
      title={t("title")}
      lead={t("lead")}
      actions={
        <LinkButton href={`/projects/${projectId}/settings`} icon={<Settings aria-hidden size={18} />}>
          {t("goSettings")}
        </LinkButton>
      }
      scope={home.data && <ProjectScope project={home.data.project} />}
    />
  );
  if (home.error && !home.data)
    return (
      <>
        {header}
        <ErrorState error={home.error} onRetry={() => home.refetch()} />
      </>
    );
  if (!home.data)
    return (
      <>
        {header}
        <Skeleton shape="cards" />
      </>
    );
  const { steps, figures, next, activity, members, waiting, project } = home.data;
  return (
    <>
      {header}
      {project.archivedAt && (
        <p className="rounded-medium bg-warning-soft px-4 py-2 text-warning-ink">{t("archived")}</p>
      )}
      {!project.archivedAt && <NextThing projectId={projectId} next={next} />}
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {steps.map((status, index) => (
          <StepCard
            key={status.step}
            projectId={projectId}
            number={index + 1}
            status={status}
            figures={figures}
          />
        ))}
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Card
          title={t("activity")}
          actions={<Link href={`/projects/${projectId}/activity`}>{t("allActivity")}</Link>}
        >
          {activity.length === 0 ? <p>{t("noActivity")}</p> : <ActivityList events={activity} brief />}
        </Card>
        <div className="flex min-w-0 flex-col gap-4">
          {waiting.length > 0 && <WaitingList title={t("waiting")} waiting={waiting} />}
          <HomeMembers projectId={projectId} members={members} role={home.data.role} />
        </div>
      </div>
    </>
  );
}

type Next = { action: string; step: string; mine: boolean } | null;

function NextThing({ projectId, next }: { projectId: string; next: Next }) {
  const t = useTranslations("project");
  const steps = useTranslations("common.steps");
  const href = next?.action === "importDataset" ? "/datasets" : `/projects/${projectId}/${next?.step}`;
  return (
    <section className="flex flex-wrap items-center gap-x-6 gap-y-2 rounded-large border border-primary-line bg-primary-soft px-5 py-4">
      <div className="min-w-0 flex-1 basis-72">
        <h2 className="text-note text-primary-ink">{t("home.next")}</h2>
        <p className="font-bold text-ink-strong">
          {next ? t(`next.${next.action}` as never) : t("home.nextDone")}
        </p>
        {next && !next.mine && <p className="text-note text-ink-subtle">{t("home.othersTurn")}</p>}
      </div>
      {next && (
        <LinkButton
          variant={next.mine ? "primary" : "tertiary"}
          href={href}
          icon={<ArrowRight aria-hidden size={18} />}
        >
          {next.action === "importDataset"
            ? t("home.openDatasets")
            : t("home.open", { step: steps(next.step as never) })}
        </LinkButton>
      )}
    </section>
  );
}
