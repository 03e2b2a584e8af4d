"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, CircleDashed, History, LoaderCircle, RotateCw, Stamp } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import type { StepStatus } from "@/server/features/projects/steps";
import { classNames } from "../class-names";

type Steps = { steps: StepStatus[] };

const STEPS = ["define", "atlas", "patents", "plan"] as const;
const SIDE = [
  { key: "approvals", icon: Stamp },
  { key: "activity", icon: History },
] as const;

const SIGN = {
  empty: CircleDashed,
  working: LoaderCircle,
  ready: Check,
  approved: Stamp,
  stale: RotateCw,
} as const;
const TONE = {
  empty: "text-ink-subtle",
  working: "text-info-ink",
  ready: "text-success-ink",
  approved: "text-success-ink",
  stale: "text-warning-ink",
} as const;

const LINK =
  "flex min-w-0 items-center gap-2 rounded-medium border px-3 py-1.5 text-ink no-underline hover:bg-surface-strong";
const look = (on: boolean) => classNames(LINK, on ? "border-primary bg-primary-soft" : "border-transparent");

/** The paper's four steps, with the state of each and the most urgent thing that is missing, in words. */
export function StepRail({ projectId, initial }: { projectId: string; initial: Steps }) {
  const t = useTranslations("common");
  const missingWords = useTranslations("project.missing");
  const trpc = useTRPC();
  const path = usePathname();
  const { data } = useQuery({
    ...trpc.projects.steps.queryOptions({ projectId }),
    initialData: initial,
    refetchInterval: 15_000,
  });
  const here = (part: string) => path.startsWith(`/projects/${projectId}/${part}`);
  return (
    <nav
      aria-label={t("steps.label")}
      className="no-print flex min-w-0 flex-wrap items-stretch gap-1 rounded-large border border-line bg-surface p-1.5 md:flex-nowrap"
    >
      <ol className="grid min-w-0 basis-full grid-cols-4 gap-1 md:flex-1 md:basis-auto">
        {STEPS.map((step, index) => {
          const status = data.steps.find((one) => one.step === step);
          const Sign = status ? SIGN[status.state] : CircleDashed;
          const missing = (status?.missing ?? [])
            .filter((key) => missingWords.has(key as never))
            .map((key) => missingWords(key as never));
          return (
            <li key={step} className="flex min-w-0">
              <Link
                href={`/projects/${projectId}/${step}`}
                aria-current={here(step) ? "step" : undefined}
                title={missing.join("\n") || undefined}
                className={`${look(here(step))} w-full max-md:flex-col max-md:gap-0.5 max-md:px-0.5 max-md:text-center`}
              >
                <span
                  className={classNames(
                    "inline-flex size-7 shrink-0 items-center justify-center rounded-full font-bold",
                    here(step) ? "bg-primary-hover text-on-primary" : "bg-surface-strong text-ink",
                  )}
                >
                  {index + 1}
                </span>
                <span className="min-w-0 max-w-full">
                  <span className="block truncate font-bold max-md:text-note">{t(`steps.${step}`)}</span>
                  {status && (
                    <span
                      className={classNames(
                        "flex items-start gap-1 text-note max-md:justify-center",
                        TONE[status.state],
                      )}
                    >
                      <Sign aria-hidden size={12} className="mt-1 shrink-0 max-md:hidden" />
                      <span className="line-clamp-2">
                        {t(`steps.state.${status.state}`)}
                        {missing[0] && <span className="text-ink-subtle max-lg:hidden"> · {missing[0]}</span>}
                      </span>
                    </span>
                  )}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
      <ul className="flex shrink-0 items-stretch justify-end gap-1 border-line max-md:w-full max-md:border-t max-md:pt-1 md:border-l md:pl-1.5">
        {SIDE.map(({ key, icon: Icon }) => (
          <li key={key} className="flex">
            <Link
              href={`/projects/${projectId}/${key}`}
              aria-current={here(key) ? "page" : undefined}
              className={look(here(key))}
            >
              <Icon aria-hidden size={16} className="shrink-0 text-ink-subtle" />
              {t(`steps.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
