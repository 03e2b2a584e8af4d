"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import type { RecommendationAct } from "@/server/domain/recommendation-transitions";
import type { Recommendation } from "../api-types";
import { useRefresh } from "../use-refresh";

/** The four acts on one recommendation, under the version that is on the screen. */
export function useActs(projectId: string, item: Pick<Recommendation, "id" | "version">) {
  const t = useTranslations("plan.done");
  const trpc = useTRPC();
  const notify = useNotify();
  const refresh = useRefresh();
  const [error, setError] = useState<unknown>(null);
  const propose = useMutation(trpc.recommendations.propose.mutationOptions());
  const recall = useMutation(trpc.recommendations.recall.mutationOptions());
  const accept = useMutation(trpc.recommendations.accept.mutationOptions());
  const reject = useMutation(trpc.recommendations.reject.mutationOptions());
  const target = { projectId, recommendationId: item.id, version: item.version };

  const act = async (what: RecommendationAct, reason = "") => {
    setError(null);
    try {
      if (what === "propose") await propose.mutateAsync(target);
      else if (what === "recall") await recall.mutateAsync(target);
      else if (what === "accept") await accept.mutateAsync(reason ? { ...target, reason } : target);
      else await reject.mutateAsync({ ...target, reason });
    } catch (cause) {
      setError(cause);
      throw cause;
    }
    notify.done(t(what));
    await refresh();
  };
  const reload = async () => {
    await refresh();
    setError(null);
  };
  const busy = propose.isPending || recall.isPending || accept.isPending || reject.isPending;
  return { act, reload, error, clear: () => setError(null), busy };
}
