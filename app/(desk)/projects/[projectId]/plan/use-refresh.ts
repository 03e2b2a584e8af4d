"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "@/app/_trpc/client";

/** Ask anew for everything that an act on a recommendation, a note or the plan may have moved. */
export function useRefresh() {
  const trpc = useTRPC();
  const client = useQueryClient();
  return useCallback(async () => {
    const keys = [
      trpc.recommendations.pathKey(),
      trpc.technologies.pathKey(),
      trpc.plan.pathKey(),
      trpc.hub.pathKey(),
      trpc.annotations.pathKey(),
      trpc.rules.pathKey(),
      trpc.projects.pathKey(),
    ];
    await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  }, [trpc, client]);
}
