"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { useWords } from "../projects/[projectId]/plan/words";
import { named, type PackId } from "./api-types";
import { useSummary } from "./summary";

/** Every version of a pack in this project, the newest first: what it said, who put it in force, and why. */
export function HistoryList({ projectId, packId }: { projectId: string; packId: PackId }) {
  const t = useTranslations("rules.history");
  const trpc = useTRPC();
  const words = useWords();
  const summary = useSummary();
  const history = useQuery(trpc.rules.history.queryOptions({ projectId, packId }));
  if (history.error) return <ErrorState error={history.error} onRetry={() => history.refetch()} />;
  if (!history.data) return <Skeleton rows={3} />;
  return (
    <ol className="flex flex-col gap-2 text-note">
      {history.data.map((one, i) => (
        <li key={one.version} className="rounded-medium border border-line px-3 py-2">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <b>{t("version", { version: one.version })}</b>
            {i === 0 && <Badge tone="primary">{t("inForce")}</Badge>}
            {one.builtIn ? (
              <span className="text-ink-subtle">{t("builtIn")}</span>
            ) : (
              <span className="text-ink-subtle">
                {t("by", { by: one.by ?? "–", at: words.time(one.at) })}
              </span>
            )}
          </p>
          {one.reason && <p>{t("reason", { reason: one.reason })}</p>}
          <p className="text-ink-subtle">{summary(named(packId, one.body)).join(" ")}</p>
        </li>
      ))}
    </ol>
  );
}
