"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import type { ProposalAct } from "@/server/domain/hub-transitions";
import { useRefresh } from "../../plan/use-refresh";
import type { Proposal } from "../api-types";

/** Approve, return or withdraw one proposal, under the version that is on the screen. */
export function useDecision(projectId: string, { id, version }: Pick<Proposal, "id" | "version">) {
  const t = useTranslations("approvals.done");
  const trpc = useTRPC();
  const notify = useNotify();
  const refresh = useRefresh();
  const [error, setError] = useState<unknown>(null);
  const decide = useMutation(trpc.hub.decide.mutationOptions());
  const withdraw = useMutation(trpc.hub.withdraw.mutationOptions());
  const target = { projectId, proposalId: id, version };
  const act = async (what: ProposalAct, reason: string) => {
    setError(null);
    try {
      if (what === "approve")
        await decide.mutateAsync({ ...target, decision: "approve", ...(reason ? { reason } : {}) });
      else if (what === "return") await decide.mutateAsync({ ...target, decision: "return", reason });
      else await withdraw.mutateAsync(target);
    } catch (cause) {
      setError(cause);
      throw cause;
    }
    notify.done(t(what));
    await refresh();
  };
  const reload = () => refresh().then(() => setError(null));
  return { act, error, reload, busy: decide.isPending || withdraw.isPending };
}
