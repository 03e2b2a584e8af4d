"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useAddress } from "./address";

type Searched = { runId: string; setId: string; key: string };

/** The topics that a search can be narrowed down to (of the run that the address names, else the newest), and the one that is chosen. */
export function useSearchedTopic(projectId: string): {
  choices: { value: string; label: string }[];
  topic: Searched | null;
  /** Whether it is known what is asked for. */
  ready: boolean;
} {
  const t = useTranslations("patents.search");
  const trpc = useTRPC();
  const [{ run: asked, of }] = useAddress();
  const runs = useQuery(trpc.patents.runs.queryOptions({ projectId }));
  const runId = asked ?? runs.data?.[0]?.id;
  const topics = useQuery({
    ...trpc.patents.topics.queryOptions({ projectId, ...(runId ? { runId } : {}) }),
    enabled: runId !== undefined,
  });
  // runs of earlier versions do not keep which patents are whose
  const known = (topics.data?.topics ?? []).filter(({ patentCount }) => patentCount !== null);
  const chosen = known.find(({ key }) => key === of);
  const { run } = topics.data ?? {};
  return {
    choices: known.map(({ key, label, patentCount }) => ({
      value: key,
      label: t("topicOption", { name: label, count: patentCount ?? 0 }),
    })),
    topic: chosen && run ? { runId: run.id, setId: run.set.id, key: chosen.key } : null,
    ready: of === undefined || topics.data !== undefined || topics.error !== null || runs.data?.length === 0,
  };
}
