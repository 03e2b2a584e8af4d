"use client";

import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "@/app/_components/toast";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import type { ImportView } from "@/server/features/datasets/imports-data";
import type { InputRole } from "@/server/features/datasets/schema";
import { useImportErrorText } from "./refusal-text";

type Options = ImportView["options"];
type Send = (run: ImportView) => Promise<{ version: number }>;

const KEY = ["datasets", "import", "change"];
/** The version that the last change of one's own has made, by import: what the page shows may be older for a moment. */
const own = new Map<string, number>();

/**
 * The changes of an import, one after the other and each on what the one before has left; a refusal is said, and the page
 * shows how it stands. Somebody else's change in between is refused as ever.
 */
export function useImportChanges() {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const notify = useNotify();
  const errorText = useImportErrorText();
  const pending = useIsMutating({ mutationKey: KEY });
  const change = useMutation({
    mutationKey: KEY,
    scope: { id: KEY.join(" ") },
    mutationFn: async ({ run, send }: { run: ImportView; send: Send }) => {
      const made = own.get(run.id) ?? 0;
      const now = made > run.version ? await api.datasets.getImport.query({ importId: run.id }) : run;
      const changed = await send({ ...now, version: Math.max(made, run.version) });
      own.set(run.id, changed.version);
      return changed;
    },
    onError: (error) => notify.failedWith(errorText(error)),
    onSettled: () => client.invalidateQueries({ queryKey: trpc.datasets.pathKey() }),
  });
  const at = ({ id, version }: ImportView) => ({ importId: id, version });
  return {
    attach: (run: ImportView, uploadId: string, role: InputRole) =>
      change.mutate({
        run,
        send: (now) => api.datasets.attachFile.mutate({ ...at(now), uploadId, role }),
      }),
    detach: (run: ImportView, uploadId: string) =>
      change.mutate({ run, send: (now) => api.datasets.detachFile.mutate({ ...at(now), uploadId }) }),
    saveOptions: (run: ImportView, patch: Partial<Options>) =>
      change.mutate({
        run,
        send: (now) => api.datasets.saveMapping.mutate({ ...at(now), options: { ...now.options, ...patch } }),
      }),
    /** Years that are there already: replaced, or left, which reads the files for the others only and checks again. */
    chooseYears: (run: ImportView, replace: boolean) =>
      change.mutate({
        run,
        send: async (now) => {
          const chosen = await api.datasets.chooseYears.mutate({ ...at(now), replace });
          own.set(run.id, chosen.version);
          return replace ? chosen : api.datasets.check.mutate(chosen);
        },
      }),
    check: (run: ImportView) => change.mutate({ run, send: (now) => api.datasets.check.mutate(at(now)) }),
    start: (run: ImportView, about: { name: string; source: string; synthetic: boolean }) =>
      change.mutate({
        run,
        send: async (now) => {
          const described = await api.datasets.describe.mutate({ ...at(now), ...about });
          own.set(run.id, described.version);
          return api.datasets.run.mutate(described);
        },
      }),
    busy: pending > 0,
  };
}
