"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";

/** One change to the arrangement of the topics, and taking one back; whatever comes of it, the topics are read again. */
export function useEditTopics(onDone: (key?: string) => void = () => {}) {
  const t = useTranslations("patents.arrange");
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const settled = { onSettled: () => client.invalidateQueries({ queryKey: trpc.patents.pathKey() }) };
  const edit = useMutation(
    trpc.patents.editTopics.mutationOptions({
      onSuccess: ({ key }) => {
        notify.done(t("done"));
        onDone(key);
      },
      onError: notify.failed,
      ...settled,
    }),
  );
  const undo = useMutation(
    trpc.patents.undoTopicEdit.mutationOptions({
      onSuccess: () => {
        notify.done(t("undone"));
        onDone();
      },
      onError: notify.failed,
      ...settled,
    }),
  );
  return { edit, undo };
}
