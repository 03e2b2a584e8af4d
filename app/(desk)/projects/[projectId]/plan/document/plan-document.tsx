"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ErrorState } from "@/app/_components/error-state";
import { Picture } from "@/app/_components/picture";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { useMay } from "../../atlas/permission";
import type { Project } from "../api-types";
import { Refusal } from "../refusal";
import { useRefresh } from "../use-refresh";
import { EntryView } from "./entry-view";
import { ExportButtons } from "./export-buttons";
import { withEntryMoved, withGroupMoved } from "./order";

/** The plan as it grows out of what is accepted. */
export function PlanDocument({ project }: { project: Project }) {
  const t = useTranslations("plan.document");
  const trpc = useTRPC();
  const refresh = useRefresh();
  const may = useMay(project)("plan:edit");
  const projectId = project.id;
  const plan = useQuery(trpc.plan.get.queryOptions({ projectId }));
  const reorder = useMutation(trpc.plan.reorder.mutationOptions({ onSuccess: refresh }));
  const put = (entryIds: string[]) => reorder.mutate({ projectId, entryIds });
  if (plan.error) return <ErrorState error={plan.error} onRetry={() => plan.refetch()} />;
  if (!plan.data) return <Skeleton rows={6} />;
  const { groups, entries } = plan.data;
  return (
    <Card
      id="plan-document"
      title={t("title")}
      lead={entries > 0 ? t("lead", { entries }) : undefined}
      actions={entries > 0 && <ExportButtons projectId={projectId} />}
    >
      {entries === 0 ? (
        <div className="flex flex-col items-center gap-2 py-4 text-center">
          <Picture name="memo" />
          <p className="font-bold">{t("empty")}</p>
          <p className="text-note text-ink-subtle">{t("emptyBody")}</p>
        </div>
      ) : (
        <div className="flex flex-col gap-5">
          {reorder.error && (
            <Refusal
              error={reorder.error}
              onReload={() => {
                reorder.reset();
                refresh();
              }}
            />
          )}
          {groups.map((group, at) => (
            <section key={group.subject.id} className="flex flex-col gap-3">
              <div className="flex items-center gap-1 border-b border-line-strong pb-1">
                <h3 className="min-w-0 flex-1">
                  {at + 1}. {group.subject.label}
                </h3>
                {may.allowed && groups.length > 1 && (
                  <>
                    <IconButton
                      size="small"
                      label={t("up", { name: group.subject.label })}
                      disabled={at === 0 || reorder.isPending}
                      onClick={() => put(withGroupMoved(groups, at, -1))}
                    >
                      <ArrowUp aria-hidden size={16} />
                    </IconButton>
                    <IconButton
                      size="small"
                      label={t("down", { name: group.subject.label })}
                      disabled={at === groups.length - 1 || reorder.isPending}
                      onClick={() => put(withGroupMoved(groups, at, 1))}
                    >
                      <ArrowDown aria-hidden size={16} />
                    </IconButton>
                  </>
                )}
              </div>
              {group.entries.map((entry, i) => (
                <EntryView
                  key={entry.id}
                  projectId={projectId}
                  entry={entry}
                  mayEdit={may.allowed}
                  first={i === 0 || reorder.isPending}
                  last={i === group.entries.length - 1 || reorder.isPending}
                  onMove={(by) => put(withEntryMoved(groups, entry.id, by))}
                />
              ))}
            </section>
          ))}
          {!may.allowed && <p className="text-note text-ink-subtle">{may.reason}</p>}
        </div>
      )}
    </Card>
  );
}
