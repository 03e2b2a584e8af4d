"use client";

import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import type { ImportView } from "@/server/features/datasets/data";
import { useImportErrorText } from "./refusal-text";

type Options = ImportView["options"];

/** The changes of an import, each at once with the server; a refusal is said, and the page shows how it stands. */
export function useImportChanges() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const errorText = useImportErrorText();
  const told = {
    onError: (error: unknown) => notify.failedWith(errorText(error)),
    onSettled: () => client.invalidateQueries({ queryKey: trpc.datasets.pathKey() }),
  };
  const attach = useMutation(trpc.datasets.attachFile.mutationOptions(told));
  const detach = useMutation(trpc.datasets.detachFile.mutationOptions(told));
  const save = useMutation(trpc.datasets.saveMapping.mutationOptions(told));
  const check = useMutation(trpc.datasets.check.mutationOptions(told));
  const describe = useMutation(trpc.datasets.describe.mutationOptions(told));
  const start = useMutation(trpc.datasets.run.mutationOptions(told));
  const saveOptions = ({ id, version, options }: ImportView, patch: Partial<Options>) =>
    save.mutate({ importId: id, version, options: { ...options, ...patch } });
  // Of whichever part of the page: a second change on the version of before would be refused as somebody else's.
  const busy = useIsMutating({ mutationKey: trpc.datasets.pathKey() }) > 0;
  return { attach, detach, save, check, describe, start, saveOptions, busy };
}
