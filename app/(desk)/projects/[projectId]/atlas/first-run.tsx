"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Button, LinkButton } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { Tooltip } from "@/app/_components/tooltip";
import { useTRPC } from "@/app/_trpc/client";
import type { Project } from "./api-types";
import type { May } from "./permission";

const STEPS = ["flows", "links", "ecosystem", "figures"] as const;

/** Nothing computed yet: what an ATLAS is, in four sentences, and the one thing to do. */
export function FirstRun({ project, may, onStart }: { project: Project; may: May; onStart: () => void }) {
  const t = useTranslations("atlas.first");
  const locale = useLocale();
  const steps = useQuery(useTRPC().projects.steps.queryOptions({ projectId: project.id }));
  const undefinedYet = steps.data?.steps.some(({ step, state }) => step === "define" && state === "empty");
  return (
    <EmptyState
      picture="network"
      title={t("title", { region: project.scopeLabel[locale === "en" ? "en" : "ko"] })}
      body={
        <ol className="mt-1 flex list-decimal flex-col gap-1 pl-5 text-left">
          {STEPS.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
      }
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Tooltip content={may.reason}>
            <span tabIndex={may.allowed ? undefined : 0}>
              <Button variant="primary" onClick={onStart} disabled={!may.allowed}>
                {t("start")}
              </Button>
            </span>
          </Tooltip>
          {undefinedYet && (
            <LinkButton variant="text" href={`/projects/${project.id}/define`}>
              {t("define")}
            </LinkButton>
          )}
        </div>
      }
    />
  );
}
