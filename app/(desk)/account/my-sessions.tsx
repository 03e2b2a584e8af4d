"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import { SessionList } from "./session-list";

export function MySessions() {
  const t = useTranslations("auth.account");
  const s = useTranslations("auth.sessions");
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const sessions = useQuery(trpc.account.sessions.queryOptions());
  const settle = {
    onError: notify.failed,
    onSettled: () => client.invalidateQueries({ queryKey: trpc.account.sessions.queryKey() }),
  };
  const end = useMutation(
    trpc.account.endSession.mutationOptions({ ...settle, onSuccess: () => notify.done(s("ended")) }),
  );
  const endOthers = useMutation(
    trpc.account.endOtherSessions.mutationOptions({
      ...settle,
      onSuccess: () => notify.done(t("othersEnded")),
    }),
  );
  const others = sessions.data?.filter((session) => !session.isThis).length ?? 0;
  return (
    <Card
      title={t("sessionsTitle")}
      lead={t("sessionsLead")}
      actions={
        others > 1 && (
          <Button size="small" busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t("endOthers")}
          </Button>
        )
      }
    >
      {sessions.data ? (
        <SessionList
          sessions={sessions.data}
          endingId={end.isPending ? end.variables.sessionId : null}
          onEnd={(sessionId) => end.mutate({ sessionId })}
        />
      ) : sessions.error ? (
        <ErrorState error={sessions.error} onRetry={() => sessions.refetch()} />
      ) : (
        <Skeleton rows={3} />
      )}
    </Card>
  );
}
