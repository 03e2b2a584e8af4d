"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useNotify } from "@/app/_components/toast";
import { useUnsavedGuard } from "@/app/_components/unsaved-guard";
import { useTRPC } from "@/app/_trpc/client";
import type { WrittenLists } from "@/server/features/patents/term-lists-schema";
import { sameLists } from "./draft";

/**
 * The lists of a project as they are being edited, over all tabs of the page: what is not saved stays when another tab is
 * opened, and the page asks before it is left. `draft` is null while nothing differs from what is stored.
 */
export function useTermDraft(projectId: string) {
  const t = useTranslations("patents.termLists");
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const stored = useQuery(trpc.termLists.read.queryOptions({ projectId }));
  const [draft, setDraft] = useState<{ seen: number; lists: WrittenLists } | null>(null);
  const guard = useUnsavedGuard(draft !== null);
  const save = useMutation(
    trpc.termLists.save.mutationOptions({
      onSuccess: async ({ version }) => {
        notify.done(t("done", { version }));
        await client.invalidateQueries({ queryKey: trpc.termLists.pathKey() });
        setDraft(null);
        client.invalidateQueries({ queryKey: trpc.patents.pathKey() });
      },
      // Somebody else was first: what they saved is read, what was written here stays.
      onError: () => client.invalidateQueries({ queryKey: trpc.termLists.pathKey() }),
    }),
  );
  const data = stored.data;
  const edit = useCallback(
    (change: (lists: WrittenLists) => WrittenLists) =>
      setDraft((before) => {
        if (!data) return before;
        const lists = change(before?.lists ?? data.lists);
        const seen = before?.seen ?? data.version;
        return seen === data.version && sameLists(lists, data.lists) ? null : { seen, lists };
      }),
    [data],
  );
  return {
    stored,
    lists: draft?.lists ?? data?.lists ?? null,
    dirty: draft !== null,
    /** The version that somebody else has saved meanwhile. */
    overtakenBy: draft && data && draft.seen !== data.version ? data.version : null,
    edit,
    discard: () => {
      save.reset();
      setDraft(null);
    },
    save: () => draft && save.mutate({ projectId, seen: draft.seen, ...draft.lists }),
    saving: save.isPending,
    refusal: save.error,
    dialog: guard.dialog,
  };
}
export type TermDraft = ReturnType<typeof useTermDraft>;
