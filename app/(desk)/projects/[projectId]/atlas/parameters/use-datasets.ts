"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/api/root";

export type DatasetChoice = inferRouterOutputs<AppRouter>["datasets"]["list"][number];

/** The data sets of the organisation that are in use, the newest first. */
export function useDatasets() {
  const trpc = useTRPC();
  return useQuery(trpc.datasets.list.queryOptions({ archived: false }));
}
