"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import { RECOMMENDATION_STATUSES } from "@/server/domain/recommendation-transitions";
import type { Project, Recommendation } from "../api-types";
import { useWords } from "../words";
import { RecommendationCard, STATUS_TONE } from "./recommendation-card";

/** One industry and its regions; shut, it still says what is recommended where. */
export function IndustryGroup({
  project,
  label,
  items,
  open,
  onToggle,
  selected,
  whyNot,
}: {
  project: Project;
  label: string;
  items: readonly Recommendation[];
  open: boolean;
  onToggle: () => void;
  selected: string | null;
  whyNot: (item: Recommendation) => string | null;
}) {
  const t = useTranslations("plan.group");
  const states = useTranslations("plan.status");
  const words = useWords();
  const counts = RECOMMENDATION_STATUSES.map(
    (status) => [status, items.filter((item) => item.status === status).length] as const,
  ).filter(([status, count]) => count > 0 && status !== "DRAFT");
  return (
    <section className="min-w-0 rounded-large border border-line bg-surface">
      <h2>
        <button
          type="button"
          aria-expanded={open}
          onClick={onToggle}
          className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-large px-5 py-3 text-left hover:bg-surface-strong"
        >
          <ChevronDown
            aria-hidden
            size={18}
            className={`shrink-0 text-ink-subtle ${open ? "rotate-180" : ""}`}
          />
          <span className="min-w-0 flex-1 basis-40">
            {label}
            <span className="font-normal text-ink-subtle"> {t("regions", { count: items.length })}</span>
          </span>
          {items.some((item) => item.approvedHub) && <Badge tone="success">{t("approvedHub")}</Badge>}
          {counts.map(([status, count]) => (
            <Badge key={status} tone={STATUS_TONE[status]}>
              {states(status)} {count}
            </Badge>
          ))}
        </button>
      </h2>
      {open ? (
        items.map((item) => (
          <RecommendationCard
            key={item.id}
            project={project}
            item={item}
            whyNot={whyNot(item)}
            selected={selected === item.id}
          />
        ))
      ) : (
        <p className="px-5 pb-3 text-note text-ink-subtle">
          {items
            .map((item) => `${words.region(item.region)} ${words.strategy(item) ?? states("undetermined")}`)
            .join(" · ")}
        </p>
      )}
    </section>
  );
}
