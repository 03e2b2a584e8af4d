"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/badge";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import { Refusal } from "../projects/[projectId]/plan/refusal";
import { useRefresh } from "../projects/[projectId]/plan/use-refresh";
import { useWords } from "../projects/[projectId]/plan/words";
import { named, type PackHead, type ProjectItem, sameRule } from "./api-types";
import { EditDialog } from "./edit-dialog";
import { HistoryList } from "./history-list";
import { PackWords } from "./pack-words";

/** One pack of a project as it is in force, with its history; a manager may change or reset it. */
export function PackCard({
  project,
  head,
  mayEdit,
}: {
  project: ProjectItem;
  head: PackHead;
  mayEdit: boolean;
}) {
  const t = useTranslations("rules");
  const trpc = useTRPC();
  const notify = useNotify();
  const refresh = useRefresh();
  const words = useWords();
  const [open, setOpen] = useState<"edit" | "reset" | null>(null);
  const [history, setHistory] = useState(false);
  const projectId = project.id;
  const { packId } = head;
  const query = useQuery(trpc.rules.get.queryOptions({ projectId, packId }));
  const reset = useMutation(trpc.rules.reset.mutationOptions());
  const name = t(`pack.${packId}.name`);
  if (query.error) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Skeleton rows={4} />;
  const { pack, builtIn } = query.data;
  const own = !sameRule(pack, builtIn);
  const restore = async (reason: string) => {
    const { version } = await reset.mutateAsync({ projectId, packId, version: pack.version, reason });
    notify.done(t("form.saved", { version }));
    await refresh();
  };
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {name}
          <Badge>{t("history.version", { version: pack.version })}</Badge>
          {own ? <Badge tone="primary">{t("own")}</Badge> : <Badge tone="success">{t("builtIn")}</Badge>}
        </span>
      }
      actions={
        mayEdit && (
          <>
            {own && (
              <Button size="small" onClick={() => setOpen("reset")}>
                {t("reset.button")}
                <span className="sr-only">: {name}</span>
              </Button>
            )}
            <Button size="small" variant="secondary" onClick={() => setOpen("edit")}>
              {t("edit")}
              <span className="sr-only">: {name}</span>
            </Button>
          </>
        )
      }
      footer={
        <>
          <p>
            {t("source")}: {pack.source}
          </p>
          {head.changed && (
            <p>
              {t("changed", {
                by: head.changed.by,
                at: words.time(head.changed.at),
                reason: head.changed.reason,
              })}
            </p>
          )}
        </>
      }
    >
      <PackWords of={named(packId, pack)} />
      <div className="mt-3">
        <Button
          size="small"
          variant="text"
          aria-expanded={history}
          icon={<ChevronDown aria-hidden size={16} className={history ? "rotate-180" : ""} />}
          onClick={() => setHistory(!history)}
        >
          {t("history.title")}
        </Button>
        {history && <HistoryList projectId={projectId} packId={packId} />}
      </div>
      {open === "edit" && (
        <EditDialog projectId={projectId} current={named(packId, pack)} onClose={() => setOpen(null)} />
      )}
      <ConfirmDialog
        open={open === "reset"}
        onOpenChange={(on) => {
          if (!on) setOpen(null);
          reset.reset();
        }}
        title={t("reset.title", { name })}
        body={<p>{t("reset.body")}</p>}
        confirmLabel={t("reset.button")}
        reason={{ label: t("form.reason"), required: true }}
        error={reset.error ? <Refusal error={reset.error} onReload={refresh} /> : null}
        onConfirm={restore}
      />
    </Card>
  );
}
