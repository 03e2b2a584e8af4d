"use client";

import { Check, CircleDashed, LoaderCircle, RotateCw, Stamp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { StepState } from "@/server/features/projects/schema";
import type { StepStatus } from "@/server/features/projects/steps";

export const STEP_SIGN = {
  empty: CircleDashed,
  working: LoaderCircle,
  ready: Check,
  approved: Stamp,
  stale: RotateCw,
} as const;
export const STEP_TONE: Record<StepState, "neutral" | "info" | "success" | "warning"> = {
  empty: "neutral",
  working: "info",
  ready: "success",
  approved: "success",
  stale: "warning",
};
const DOT: Record<StepState, string> = {
  empty: "border-line-strong text-ink-subtle",
  working: "border-info-line bg-info-soft text-info-ink",
  ready: "border-success-line bg-success-soft text-success-ink",
  approved: "border-success-ink bg-success-soft text-success-ink",
  stale: "border-warning-line bg-warning-soft text-warning-ink",
};

/** The four steps as four signs: shape and words tell the state, colour only helps. */
export function StepDots({ steps }: { steps: StepStatus[] }) {
  const t = useTranslations("common.steps");
  const d = useTranslations("desk.projects");
  return (
    <ol className="flex items-center gap-1">
      {steps.map(({ step, state }) => {
        const Sign = STEP_SIGN[state];
        const words = d("stepState", { step: t(step), state: t(`state.${state}`) });
        return (
          <li
            key={step}
            title={words}
            className={`inline-flex size-7 items-center justify-center rounded-full border ${DOT[state]}`}
          >
            <Sign aria-hidden size={14} />
            <span className="sr-only">{words}</span>
          </li>
        );
      })}
    </ol>
  );
}
