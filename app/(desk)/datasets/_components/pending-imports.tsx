"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge, type Tone } from "@/app/_components/badge";
import { Button, LinkButton } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";

type ImportState = "DRAFT" | "CHECKING" | "CHECKED" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED";
const TONE: Record<ImportState, Tone> = {
  DRAFT: "neutral",
  CHECKING: "info",
  CHECKED: "primary",
  RUNNING: "info",
  DONE: "success",
  FAILED: "danger",
  CANCELLED: "warning",
};
const WORKING = new Set<string>(["CHECKING", "RUNNING"]);

/** Imports that are not data yet, to be taken up again or thrown away. Nothing where there are none. */
export function PendingImports() {
  const t = useTranslations("datasets");
  const format = useFormatter();
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const [leaving, setLeaving] = useState<{ id: string; version: number; name: string } | null>(null);
  const query = useQuery({
    ...trpc.datasets.listImports.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.some((row) => WORKING.has(row.state)) ? 2_000 : false),
  });
  const discard = useMutation(
    trpc.datasets.discard.mutationOptions({
      onSuccess: () => notify.done(t("list.discarded")),
      onError: notify.failed,
      onSettled: () => client.invalidateQueries({ queryKey: trpc.datasets.pathKey() }),
    }),
  );
  if (!query.data || query.data.length === 0) return null;
  return (
    <Card title={t("list.pending")} lead={t("list.pendingLead")} flush>
      <ul className="divide-y divide-line border-t border-line">
        {query.data.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="flex flex-wrap items-center gap-2">
                <span className="min-w-0 font-bold break-words">{row.name}</span>
                {row.adds && <Badge>{t("list.adds")}</Badge>}
                <Badge tone={TONE[row.state]}>{t(`importState.${row.state}`)}</Badge>
              </p>
              <p className="truncate text-note text-ink-subtle">
                {t("list.by", {
                  name: row.createdBy,
                  when: format.dateTime(row.updatedAt, { dateStyle: "medium", timeStyle: "short" }),
                })}
                {row.files.length > 0 && ` · ${row.files.join(", ")}`}
              </p>
            </div>
            <div className="flex gap-2">
              {!WORKING.has(row.state) && (
                <Button size="small" variant="text" onClick={() => setLeaving(row)}>
                  {t("list.discard")}
                </Button>
              )}
              <LinkButton size="small" href={`/datasets/imports/${row.id}`}>
                {t("list.continue")}
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={t("list.discardTitle")}
        body={<p>{t("list.discardBody", { name: leaving?.name ?? "" })}</p>}
        confirmLabel={t("list.discard")}
        danger
        onConfirm={() => leaving && discard.mutateAsync({ importId: leaving.id, version: leaving.version })}
      />
    </Card>
  );
}
