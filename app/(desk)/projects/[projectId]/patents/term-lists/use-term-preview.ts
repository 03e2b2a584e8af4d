"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDebounced } from "@/app/_components/use-debounced";
import { useTRPCClient } from "@/app/_trpc/client";
import type { WrittenLists } from "@/server/features/patents/term-lists-schema";

const STILL_MS = 500;

/** What the lists would change, asked when they have stood still for a moment. */
export function useTermPreview(
  projectId: string,
  setId: string,
  version: number,
  lists: WrittenLists,
  enabled: boolean,
) {
  const api = useTRPCClient();
  const settled = useDebounced(lists, STILL_MS);
  const preview = useQuery({
    queryKey: ["term-lists-preview", projectId, setId, version, settled],
    queryFn: () => api.termLists.preview.mutate({ projectId, setId, ...settled }),
    placeholderData: keepPreviousData,
    enabled,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    answer: preview.data,
    /** The answer is of these lists and not of those of a moment ago: its places are theirs. */
    current: preview.data !== undefined && !preview.isPlaceholderData && settled === lists,
    error: preview.error,
    retry: preview.refetch,
  };
}
export type TermPreview = ReturnType<typeof useTermPreview>;
