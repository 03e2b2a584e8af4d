"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { useNotify } from "@/app/_components/toast";
import { Tooltip } from "@/app/_components/tooltip";
import { useTRPC } from "@/app/_trpc/client";
import { useMay } from "../atlas/permission";
import type { Project } from "./api-types";
import { useRefusalText } from "./refusal";
import { useRefresh } from "./use-refresh";

/** Judge every strategic industry of a run by the rules in force. A set that is there is kept, never overwritten. */
export function GenerateButton({
  project,
  atlasRunId,
  again,
  onMade,
}: {
  project: Project;
  atlasRunId: string;
  /** There is a set already: ask first. */
  again: boolean;
  onMade: () => void;
}) {
  const t = useTranslations("plan.generate");
  const trpc = useTRPC();
  const notify = useNotify();
  const refresh = useRefresh();
  const refusal = useRefusalText();
  const may = useMay(project)("recommendation:generate");
  const [asking, setAsking] = useState(false);
  const generate = useMutation(
    trpc.recommendations.generate.mutationOptions({
      onSuccess: async ({ recommendations, undetermined }) => {
        notify.done(t("done", { count: recommendations, undetermined }));
        await refresh();
        onMade();
      },
      onError: (error) => notify.failedWith(refusal(error)),
    }),
  );
  const run = () => generate.mutateAsync({ projectId: project.id, atlasRunId });
  return (
    <>
      <Tooltip content={may.reason}>
        <span tabIndex={may.allowed ? undefined : 0}>
          <Button
            variant={again ? "secondary" : "primary"}
            disabled={!may.allowed}
            busy={generate.isPending}
            onClick={() => (again ? setAsking(true) : run().catch(() => null))}
          >
            {t(again ? "again" : "button")}
          </Button>
        </span>
      </Tooltip>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("againTitle")}
        body={<p>{t("againBody")}</p>}
        confirmLabel={t("again")}
        onConfirm={run}
      />
    </>
  );
}
