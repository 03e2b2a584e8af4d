"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import type { Role } from "@/server/domain/permissions";
import { DeskJobs } from "./desk-jobs";
import { DeskProjects } from "./desk-projects";
import { WaitingList } from "./waiting-list";
import { Welcome } from "./welcome";

const RUNNING = new Set(["QUEUED", "RUNNING"]);

/** My desk: what waits for me, my projects, my jobs. Asked again now and then, faster while something runs. */
export function Desk({ role }: { role: Role }) {
  const t = useTranslations("desk");
  const desk = useQuery({
    ...useTRPC().projects.desk.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.jobs.some((job) => RUNNING.has(job.state)) ? 2_000 : 30_000),
  });
  if (desk.error && !desk.data) return <ErrorState error={desk.error} onRetry={() => desk.refetch()} />;
  if (!desk.data) return <Skeleton shape="cards" />;
  const { waiting, projects, jobs } = desk.data;
  return (
    <>
      <Welcome projects={projects} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <DeskProjects projects={projects} role={role} />
        <div className="flex min-w-0 flex-col gap-5 max-xl:order-first">
          <WaitingList title={t("waiting.title")} waiting={waiting} withProject />
          <DeskJobs jobs={jobs} />
        </div>
      </div>
    </>
  );
}
