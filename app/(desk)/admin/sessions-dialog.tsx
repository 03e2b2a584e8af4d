"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import type { PersonView } from "@/server/features/people/data";
import { SessionList } from "../account/session-list";

export function SessionsDialog({ person, onClose }: { person: PersonView | null; onClose: () => void }) {
  const t = useTranslations("people.sessions");
  const s = useTranslations("auth.sessions");
  const notify = useNotify();
  const trpc = useTRPC();
  const client = useQueryClient();
  const userId = person?.userId ?? "";
  const sessions = useQuery({ ...trpc.people.sessions.queryOptions({ userId }), enabled: person !== null });
  const settle = {
    onError: notify.failed,
    onSettled: () => client.invalidateQueries({ queryKey: trpc.people.pathKey() }),
  };
  const end = useMutation(
    trpc.people.revokeSession.mutationOptions({ ...settle, onSuccess: () => notify.done(s("ended")) }),
  );
  const endAll = useMutation(
    trpc.people.revokeSessions.mutationOptions({
      ...settle,
      onSuccess: ({ ended }) => notify.done(t("endedAll", { count: ended })),
    }),
  );
  const others = sessions.data?.filter((session) => !session.isThis).length ?? 0;
  return (
    <Dialog
      open={person !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: person?.name ?? "" })}
      size="medium"
      footer={
        others > 1 && (
          <Button busy={endAll.isPending} onClick={() => endAll.mutate({ userId })}>
            {t("endAll")}
          </Button>
        )
      }
    >
      {sessions.data ? (
        <SessionList
          sessions={sessions.data}
          endingId={end.isPending ? end.variables.sessionId : null}
          onEnd={(sessionId) => end.mutate({ userId, sessionId })}
        />
      ) : sessions.error ? (
        <ErrorState error={sessions.error} onRetry={() => sessions.refetch()} />
      ) : (
        <Skeleton rows={3} />
      )}
    </Dialog>
  );
}
