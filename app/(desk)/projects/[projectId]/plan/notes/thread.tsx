"use client";

import { Check, CornerDownRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/badge";
import { Button } from "@/app/_components/button";
import type { Thread } from "../api-types";
import { useWords } from "../words";
import { NoteForm } from "./note-form";

type Note = Pick<Thread, "authorName" | "mine" | "body" | "createdAt">;

function NoteText({ note }: { note: Note }) {
  const t = useTranslations("plan.notes");
  const words = useWords();
  return (
    <div className="min-w-0">
      <p className="text-note text-ink-subtle">
        <b className="text-ink">{note.authorName}</b>
        {note.mine && ` (${t("mine")})`} · {words.time(note.createdAt)}
      </p>
      <p className="whitespace-pre-line">{note.body}</p>
    </div>
  );
}

/** One note with its answers; resolved ones say by whom and when. */
export function ThreadView({
  thread,
  mayWrite,
  onReply,
  onResolve,
}: {
  thread: Thread;
  mayWrite: boolean;
  onReply: (body: string) => Promise<unknown>;
  onResolve: () => Promise<unknown>;
}) {
  const t = useTranslations("plan.notes");
  const words = useWords();
  const [replying, setReplying] = useState(false);
  return (
    <li className="flex flex-col gap-2 rounded-medium border border-line bg-surface px-3 py-2">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <NoteText note={thread} />
        {thread.resolved ? (
          <Badge tone="success" icon={<Check aria-hidden size={12} />}>
            {t("resolved")}
          </Badge>
        ) : (
          <Badge tone="warning">{t("open")}</Badge>
        )}
      </div>
      {thread.replies.length > 0 && (
        <ul className="flex flex-col gap-2">
          {thread.replies.map((reply) => (
            <li key={reply.id} className="flex gap-2">
              <CornerDownRight aria-hidden size={16} className="mt-0.5 shrink-0 text-ink-subtle" />
              <NoteText note={reply} />
            </li>
          ))}
        </ul>
      )}
      {thread.resolved && (
        <p className="text-note text-ink-subtle">
          {t("resolvedBy", { by: thread.resolved.by ?? "–", at: words.time(thread.resolved.at) })}
        </p>
      )}
      {mayWrite &&
        (replying ? (
          <NoteForm
            label={t("replyLabel", { name: thread.authorName })}
            submit={t("reply")}
            onCancel={() => setReplying(false)}
            onSend={async (body) => {
              await onReply(body);
              setReplying(false);
            }}
          />
        ) : (
          <div className="flex gap-2">
            <Button size="small" onClick={() => setReplying(true)}>
              {t("reply")}
            </Button>
            {!thread.resolved && (
              <Button size="small" onClick={() => onResolve()}>
                {t("resolve")}
              </Button>
            )}
          </div>
        ))}
    </li>
  );
}
