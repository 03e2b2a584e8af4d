"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/api/root";

export type StartInput = inferRouterInputs<AppRouter>["atlas"]["start"];

/** Starts a computation; an identical result that is there already is handed over instead. */
export function useStart(then: { onStarted: (jobId: string) => void; onReuse: (runId: string) => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMutation(
    trpc.atlas.start.mutationOptions({
      onSuccess: (answer) => {
        client.invalidateQueries({ queryKey: trpc.jobs.pathKey() });
        if (answer.reused) then.onReuse(answer.runId);
        else then.onStarted(answer.jobId);
      },
    }),
  );
}
