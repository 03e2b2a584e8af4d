"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { Notice } from "@/app/_components/notice";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import type { RunItem } from "../api-types";

/** The topics in view were made with other lists: says so, and makes them anew in the same way otherwise. */
export function OlderTopics({
  projectId,
  run,
  now,
  able,
  onStarted,
  onReuse,
}: {
  projectId: string;
  run: RunItem | null;
  now: number;
  able: boolean;
  onStarted: (jobId: string) => void;
  onReuse: (runId: string) => void;
}) {
  const t = useTranslations("patents.termLists");
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const start = useMutation(
    trpc.patents.computeTopics.mutationOptions({
      onSuccess: (answer) => {
        if (answer.reused) return onReuse(answer.runId);
        client.invalidateQueries({ queryKey: trpc.jobs.pathKey() });
        onStarted(answer.jobId);
      },
      onError: notify.failed,
    }),
  );
  const was = run?.termLists?.version ?? 0;
  if (!run || was === now) return null;
  const { topics, algorithm, regionCount } = run.params;
  const asked = {
    ...{ projectId, setId: run.set.id, topics, seed: run.seed },
    ...(algorithm ? { method: algorithm } : {}),
    ...(regionCount ? { regionCount } : {}),
  };
  return (
    <Notice
      tone="warning"
      title={t("older")}
      action={
        able && (
          <Button variant="primary" busy={start.isPending} onClick={() => start.mutate(asked)}>
            {t("recompute")}
          </Button>
        )
      }
    >
      {t("olderBody", { was, now })}
    </Notice>
  );
}
