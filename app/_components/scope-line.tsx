"use client";

import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Term, type TermId } from "./term";

export type ScopeItem = { label: string; value: ReactNode; help?: TermId };

/** Region, years, dataset, rule, version: what every figure below it rests on. The same line on every page. */
export function ScopeLine({
  items,
  onEdit,
  editLabel,
}: {
  items: ScopeItem[];
  /** Opens the parameters. A change offers to compute again; it never does so by itself. */
  onEdit?: () => void;
  editLabel?: string;
}) {
  const t = useTranslations("common");
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-medium border border-line bg-surface px-3 py-1.5">
      <dl className="flex min-w-0 flex-1 flex-wrap gap-x-4 gap-y-0.5 text-note">
        {items.map((item) => (
          <div key={item.label} className="flex min-w-0 gap-1.5">
            <dt className="shrink-0 text-ink-subtle">
              {item.help ? <Term id={item.help}>{item.label}</Term> : item.label}
            </dt>
            <dd className="min-w-0 font-bold">{item.value}</dd>
          </div>
        ))}
      </dl>
      {onEdit && (
        <Button
          size="small"
          variant="text"
          icon={<SlidersHorizontal aria-hidden size={16} />}
          onClick={onEdit}
        >
          {editLabel ?? t("editScope")}
        </Button>
      )}
    </div>
  );
}
