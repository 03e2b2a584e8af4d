"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Change } from "./api-types";

/** What has moved since a result was made, in words; nothing is made anew by itself. */
export function ChangesBanner({
  title,
  changes,
  action,
}: {
  title: string;
  changes: readonly Change[];
  action?: ReactNode;
}) {
  const t = useTranslations("plan.changes");
  const packs = useTranslations("rules.pack");
  if (changes.length === 0) return null;
  const words = ({ kind, params }: Change) =>
    kind === "packChanged"
      ? t("packChanged", { ...params, pack: packs(`${params.pack}.name` as never) } as never)
      : t(kind, params as never);
  return (
    <section
      aria-label={title}
      className="flex flex-wrap items-start gap-x-4 gap-y-2 rounded-large border border-warning-line bg-warning-soft px-4 py-3"
    >
      <TriangleAlert aria-hidden size={20} className="mt-0.5 shrink-0 text-warning-ink" />
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-bold">{title}</p>
        <ul className="list-disc pl-5 text-note">
          {changes.map((change) => (
            <li key={`${change.kind} ${Object.values(change.params).join(" ")}`}>{words(change)}</li>
          ))}
        </ul>
      </div>
      {action}
    </section>
  );
}
