"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import { useMay } from "../../atlas/permission";
import type { NoteSubject, Project } from "../api-types";
import { useRefresh } from "../use-refresh";
import { NoteForm } from "./note-form";
import { ThreadView } from "./thread";

/** The notes on a recommendation or a proposal, where it stands; who may not write sees who may. */
export function Threads({ project, subject }: { project: Project; subject: NoteSubject }) {
  const t = useTranslations("plan.notes");
  const trpc = useTRPC();
  const notify = useNotify();
  const refresh = useRefresh();
  const may = useMay(project)("annotation:write");
  const projectId = project.id;
  const threads = useQuery(trpc.annotations.list.queryOptions({ projectId, subject }));
  const written = { onSuccess: refresh, onError: notify.failed };
  const add = useMutation(trpc.annotations.add.mutationOptions(written));
  const reply = useMutation(trpc.annotations.reply.mutationOptions(written));
  const resolve = useMutation(trpc.annotations.resolve.mutationOptions(written));
  if (threads.error) return <ErrorState error={threads.error} onRetry={() => threads.refetch()} />;
  if (!threads.data) return <Skeleton rows={2} />;
  return (
    <div className="flex flex-col gap-3">
      {threads.data.length === 0 ? (
        <p className="text-ink-subtle">{t("none")}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {threads.data.map((thread) => (
            <ThreadView
              key={thread.id}
              thread={thread}
              mayWrite={may.allowed}
              onReply={(body) => reply.mutateAsync({ projectId, annotationId: thread.id, body })}
              onResolve={() => resolve.mutateAsync({ projectId, annotationId: thread.id }).catch(() => null)}
            />
          ))}
        </ul>
      )}
      {may.allowed ? (
        <NoteForm
          label={t("write")}
          submit={t("add")}
          onSend={(body) => add.mutateAsync({ projectId, subject, body })}
        />
      ) : (
        <p className="text-note text-ink-subtle">{may.reason}</p>
      )}
    </div>
  );
}
