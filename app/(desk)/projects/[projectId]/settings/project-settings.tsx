"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { Tabs } from "@/app/_components/tabs";
import { useTRPC } from "@/app/_trpc/client";
import { AboutForm } from "./about-form";
import { ArchiveCard } from "./archive-card";
import { MembersTable } from "./members-table";

type Props = { projectId: string; myId: string; firstTab: "about" | "members" };

export function ProjectSettings({ projectId, myId, firstTab }: Props) {
  const t = useTranslations("project.settings");
  const project = useQuery(useTRPC().projects.get.queryOptions({ projectId }));
  if (project.error && !project.data)
    return <ErrorState error={project.error} onRetry={() => project.refetch()} />;
  if (!project.data) return <Skeleton shape="page" />;
  const { role } = project.data;
  return (
    <Tabs
      label={t("tabs.label")}
      defaultValue={firstTab}
      items={[
        {
          id: "about",
          label: t("tabs.about"),
          content: (
            <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,48rem)_minmax(0,1fr)]">
              {/* A version is a form: somebody else's save gives a fresh one, never a mixture. */}
              <AboutForm key={project.data.version} project={project.data} role={role} />
              <ArchiveCard project={project.data} role={role} />
            </div>
          ),
        },
        {
          id: "members",
          label: t("tabs.members"),
          content: <MembersTable projectId={projectId} myId={myId} role={role} />,
        },
      ]}
    />
  );
}
