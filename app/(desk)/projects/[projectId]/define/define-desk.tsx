"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, LinkButton } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { ErrorState } from "@/app/_components/error-state";
import { PageHeader } from "@/app/_components/page-header";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { can } from "@/server/domain/permissions";
import { ProjectScope } from "../project-scope";
import { IndustryDesk } from "./industry-desk";
import { IndustryList } from "./industry-list";
import { LeaveDialog } from "./leave-dialog";
import { NewIndustryDialog } from "./new-industry-dialog";
import { useLeaveGuard } from "./use-leave-guard";

/**
 * Step 1. The list at the left, the open industry in the middle, search and suggestions at the right. What is not saved
 * is asked about before it is left.
 */
export function DefineDesk(props: {
  projectId: string;
  firstIndustry: string | null;
  wantedCode: string | null;
}) {
  const { projectId, firstIndustry, wantedCode } = props;
  const t = useTranslations("define");
  const trpc = useTRPC();
  const router = useRouter();
  const path = usePathname();
  const project = useQuery(trpc.projects.get.queryOptions({ projectId }));
  const list = useQuery(trpc.define.list.queryOptions({ projectId }));
  const [openId, setOpenId] = useState(firstIndustry);
  const [adding, setAdding] = useState(false);
  const guard = useLeaveGuard();
  const industries = list.data?.industries ?? [];
  const open = industries.find((one) => one.id === openId) ?? industries[0] ?? null;
  const editable =
    project.data !== undefined && can(project.data.role, "define:edit") && project.data.archivedAt === null;
  const openIndustry = (id: string) =>
    guard.leave(() => {
      setOpenId(id);
      router.replace(`${path}?industry=${id}`, { scroll: false });
    });
  const header = (
    <PageHeader
      title={t("title")}
      lead={t("lead")}
      actions={
        industries.length > 0 && (
          <LinkButton href={`/projects/${projectId}/atlas`} icon={<ArrowRight aria-hidden size={18} />}>
            {t("next")}
          </LinkButton>
        )
      }
      scope={project.data && <ProjectScope project={project.data} />}
    />
  );
  const failed = list.error ?? project.error;
  if (failed && (!list.data || !project.data))
    return (
      <>
        {header}
        <ErrorState error={failed} onRetry={() => Promise.all([list.refetch(), project.refetch()])} />
      </>
    );
  if (!list.data || !project.data)
    return (
      <>
        {header}
        <Skeleton shape="page" />
      </>
    );
  return (
    <>
      {header}
      {!editable && <p className="text-note text-ink-subtle">{t("denied")}</p>}
      {industries.length === 0 && list.data.removed.length === 0 ? (
        <EmptyState
          picture="flow"
          title={t("industries.empty")}
          body={t("industries.emptyBody")}
          action={
            editable && (
              <Button variant="primary" onClick={() => setAdding(true)}>
                {t("industries.add")}
              </Button>
            )
          }
        />
      ) : (
        <div className="grid items-start gap-4 xl:grid-cols-[13.5rem_minmax(0,1fr)]">
          <IndustryList
            projectId={projectId}
            industries={industries}
            removed={list.data.removed}
            openId={open?.id ?? null}
            editable={editable}
            onOpen={openIndustry}
            onAdd={() => guard.leave(() => setAdding(true))}
            onRemoveOpen={guard.forget}
          />
          {open ? (
            <IndustryDesk
              key={open.id}
              projectId={projectId}
              industryId={open.id}
              editable={editable}
              wantedCode={wantedCode}
              onUnsaved={guard.setUnsaved}
            />
          ) : (
            <EmptyState picture="flow" title={t("industries.noneLeft")} />
          )}
        </div>
      )}
      <NewIndustryDialog
        projectId={projectId}
        open={adding}
        onOpenChange={setAdding}
        onCreated={(id) => {
          guard.forget();
          setOpenId(id);
        }}
      />
      <LeaveDialog guard={guard} />
    </>
  );
}
