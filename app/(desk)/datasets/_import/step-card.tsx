"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/app/_components/class-names";

export type StepState = "done" | "current" | "waiting";

/** One of the four steps: its number, its name, how it stands, and its work when its turn has come. */
export function StepCard({
  number,
  step,
  state,
  lead,
  actions,
  children,
}: {
  number: number;
  step: "files" | "columns" | "check" | "run";
  state: StepState;
  lead?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const t = useTranslations("datasets.import");
  return (
    <li
      className={classNames(
        "min-w-0 rounded-large border bg-surface",
        state === "current" ? "border-primary" : "border-line",
      )}
      aria-current={state === "current" ? "step" : undefined}
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2 px-5 pt-4">
        <span
          aria-hidden
          className={classNames(
            "mt-0.5 inline-flex size-7 shrink-0 items-center justify-center rounded-full text-note font-bold",
            state === "done" && "bg-success-soft text-success-ink",
            state === "current" && "bg-primary text-on-primary",
            state === "waiting" && "bg-surface-strong text-ink-subtle",
          )}
        >
          {state === "done" ? <Check size={16} /> : number}
        </span>
        <div className="min-w-0 flex-1">
          <h2 className={state === "waiting" ? "text-ink-subtle" : undefined}>
            {t(`step.${step}`)}
            <span className="sr-only"> ({t(`stepState.${state}`)})</span>
          </h2>
          {lead && <p className="mt-0.5 text-note text-ink-subtle">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      <div className={children ? "px-5 py-4" : "pb-4"}>{children}</div>
    </li>
  );
}
