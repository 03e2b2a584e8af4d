"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/badge";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useNotify } from "@/app/_components/toast";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import type { WrittenLists } from "@/server/features/patents/term-lists-schema";
import { LISTS } from "./draft";

/** Every version with what it changed; an earlier one is taken up into the draft, seen in the preview, and saved as a new one. */
export function HistoryDialog({
  projectId,
  onLoad,
  onClose,
}: {
  projectId: string;
  /** Null for who may only read. */
  onLoad: ((lists: WrittenLists) => void) | null;
  onClose: () => void;
}) {
  const t = useTranslations("patents.termLists");
  const trpc = useTRPC();
  const api = useTRPCClient();
  const notify = useNotify();
  const format = useFormatter();
  const [open, setOpen] = useState<number | null>(null);
  const history = useQuery(trpc.termLists.history.queryOptions({ projectId }));
  const load = async (version: number) => {
    try {
      const { lists } = await api.termLists.read.query({ projectId, version });
      onLoad?.(lists);
      notify.done(t("loaded", { version }));
      onClose();
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("historyTitle")}
      description={t("historyLead")}
    >
      {history.error ? (
        <ErrorState error={history.error} onRetry={() => history.refetch()} />
      ) : !history.data ? (
        <Skeleton shape="table" />
      ) : history.data.length === 0 ? (
        <p>{t("historyEmpty")}</p>
      ) : (
        <ol className="flex flex-col divide-y divide-line">
          {history.data.map(({ version, createdAt, createdBy, changes, sameAs, runs }, at) => (
            <li key={version} className="flex flex-col gap-1 py-3">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <b>{t("version", { version })}</b>
                {at === 0 && <Badge tone="primary">{t("now")}</Badge>}
                {sameAs !== null && <Badge>{t("sameAs", { version: sameAs })}</Badge>}
                <span className="text-note text-ink-subtle">
                  {createdBy ?? t("somebody")} ·{" "}
                  {format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" })}
                </span>
              </div>
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-note">
                {changes && <span>{t("changes", changes)}</span>}
                <span>{t("runs", { count: runs })}</span>
                <span className="ml-auto flex gap-2">
                  {changes && (
                    <Button
                      size="small"
                      aria-expanded={open === version}
                      onClick={() => setOpen(open === version ? null : version)}
                    >
                      {t("show")}
                    </Button>
                  )}
                  {onLoad && at > 0 && (
                    <Button size="small" onClick={() => load(version)}>
                      {t("use")}
                    </Button>
                  )}
                </span>
              </div>
              {open === version && <Difference projectId={projectId} version={version} />}
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}

function Difference({ projectId, version }: { projectId: string; version: number }) {
  const t = useTranslations("patents.termLists");
  const trpc = useTRPC();
  const difference = useQuery(
    trpc.termLists.compare.queryOptions({ projectId, from: version - 1, to: version }),
  );
  if (difference.error) return <ErrorState error={difference.error} onRetry={() => difference.refetch()} />;
  if (!difference.data) return <Skeleton rows={2} />;
  const written = (entry: string | { from: string; to: string }) =>
    typeof entry === "string" ? entry : `${entry.from} = ${entry.to}`;
  return (
    <ul className="rounded-medium border border-line bg-surface-sunken px-4 py-2 text-note">
      {LISTS.flatMap((list) =>
        (["added", "removed"] as const).map((side) => {
          const entries = difference.data[list][side];
          return (
            entries.length > 0 && (
              <li key={`${list} ${side}`} className="py-0.5 break-keep">
                <b>
                  {t(list)} · {t(side === "added" ? "plus" : "minus")}
                </b>{" "}
                {entries.map(written).join(", ")}
              </li>
            )
          );
        }),
      )}
    </ul>
  );
}
