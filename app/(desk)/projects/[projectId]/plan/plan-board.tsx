"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useMemo, useState } from "react";
import { Button, LinkButton } from "@/app/_components/button";
import { StaleBanner } from "@/app/_components/stale-banner";
import { useBasis } from "../atlas/basis";
import { useChangeWords } from "../change-words";
import { FewNotice } from "../few-notice";
import type { Project, Recommendation, RecommendationSet, SetItem } from "./api-types";
import { IndustryGroup } from "./cards/industry-group";
import { cardId } from "./cards/recommendation-card";
import { useWhyNot } from "./cards/why-not";
import { PlanDocument } from "./document/plan-document";
import { type Choice, type Filter, matches, NO_FILTER, subjectsOf } from "./filter";
import { FilterBar } from "./filter-bar";
import { QuadrantFigure } from "./quadrant/quadrant-figure";
import { UndeterminedList } from "./quadrant/undetermined-list";
import { SetSelect } from "./set-select";

type Props = {
  project: Project;
  meId: string;
  shown: RecommendationSet;
  sets: readonly SetItem[];
  onSet: (id: string) => void;
  /** What stands beneath the industries: the new technologies. */
  children?: ReactNode;
};

/** Up to this many cards lie open from the start. */
const FEW = 6;

/** What a link from 'waits for me' means: one recommendation, or the first that waits for this person. */
function targetOf(hash: string, items: readonly Recommendation[]): Recommendation | undefined {
  if (hash !== "#waiting") return items.find(({ id }) => hash === `#${cardId(id)}`);
  return (
    items.find(({ acts }) => acts.includes("accept")) ?? items.find(({ status }) => status === "PROPOSED")
  );
}

const drawn = ({ a, b }: NonNullable<RecommendationSet["quadrant"]>["cuts"]) =>
  [a, b].some(({ kind }) => kind === "mean" || kind === "median");

/** Industries that a manager has approved as hubs stand before the others, each in its order. */
function approvedFirst(subjects: readonly Choice[], items: readonly Recommendation[]): Choice[] {
  const approved = new Set(items.filter((item) => item.approvedHub).map(({ subject }) => subject.id));
  return [
    ...subjects.filter(({ value }) => approved.has(value)),
    ...subjects.filter(({ value }) => !approved.has(value)),
  ];
}

/** Quadrant, cards and plan of one set of recommendations. */
export function PlanBoard({ project, meId, shown, sets, onSet, children }: Props) {
  const t = useTranslations("plan");
  const changeWords = useChangeWords();
  const basis = useBasis();
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [selected, setSelected] = useState<string | null>(null);
  const whyNot = useWhyNot(project, meId, shown.current);
  const { items, quadrant, atlas } = shown;
  const visible = useMemo(() => items.filter((item) => matches(filter, item)), [items, filter]);
  const groups = useMemo(
    () =>
      approvedFirst(subjectsOf(visible), items).map(({ value, label }) => ({
        id: value,
        label,
        items: visible.filter(({ subject }) => subject.id === value),
      })),
    [visible, items],
  );
  const [opened, setOpened] = useState<Record<string, boolean>>({});
  const isOpen = (id: string, at: number) => opened[id] ?? (at === 0 || visible.length <= FEW);

  const pick = (id: string) => {
    const item = items.find((one) => one.id === id);
    if (!item) return;
    setSelected(id);
    setOpened((now) => ({ ...now, [item.subject.id]: true }));
    requestAnimationFrame(() => document.getElementById(cardId(id))?.focus());
  };
  const waiting = sets.find((set) => set.id !== shown.run?.id && (set.counts.PROPOSED ?? 0) > 0);
  const follow = useEffectEvent(() => {
    const target = targetOf(location.hash, items);
    if (target) pick(target.id);
    else if (location.hash.length > 1 && waiting && shown.current) onSet(waiting.id);
  });
  useEffect(() => {
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const industries = new Set(items.map(({ subject }) => subject.id)).size;
  const undetermined = visible.filter(({ outcome }) => outcome === "undetermined");
  return (
    <>
      <StaleBanner
        title={t("stale.title")}
        changes={shown.changes.map(changeWords)}
        action={
          shown.changes.every(({ kind }) => kind === "packChanged") ? (
            <LinkButton size="small" href={`/rules?project=${project.id}`}>
              {t("stale.toRules")}
            </LinkButton>
          ) : (
            <LinkButton size="small" href={`/projects/${project.id}/atlas`}>
              {t("stale.toAtlas")}
            </LinkButton>
          )
        }
      />
      {quadrant && drawn(quadrant.cuts) && (
        <FewNotice projectId={project.id} count={industries} {...quadrant.compared} />
      )}
      {(!shown.current || waiting) && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-large border border-info-line bg-info-soft px-4 py-3">
          <p className="min-w-0 flex-1 basis-60">
            {!shown.current
              ? t("set.notCurrent")
              : t("set.waiting", { count: waiting?.counts.PROPOSED ?? 0 })}
          </p>
          {!shown.current ? (
            <Button size="small" onClick={() => sets[0] && onSet(sets[0].id)}>
              {t("set.toCurrent")}
            </Button>
          ) : (
            waiting && (
              <Button size="small" onClick={() => onSet(waiting.id)}>
                {t("set.toWaiting")}
              </Button>
            )
          )}
        </div>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <FilterBar items={items} filter={filter} onChange={setFilter} shown={visible.length} />
        <a href="#plan-document" className="text-primary-ink underline underline-offset-4 xl:hidden">
          {t("document.jump")}
        </a>
        {shown.run && <SetSelect sets={sets} setId={shown.run.id} onChange={onSet} />}
      </div>
      <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_24rem] xl:items-start">
        <div className="flex min-w-0 flex-col gap-5">
          {quadrant && atlas && (
            <QuadrantFigure
              drawing={quadrant}
              items={visible}
              filter={filter}
              source={basis.sourceOf(atlas)}
              basis={basis.lines(atlas, null)}
              selected={selected}
              onPick={pick}
            />
          )}
          <UndeterminedList items={undetermined} />
          {groups.map((group, at) => (
            <IndustryGroup
              key={group.id}
              project={project}
              label={group.label}
              items={group.items satisfies readonly Recommendation[]}
              open={isOpen(group.id, at)}
              onToggle={() => setOpened((now) => ({ ...now, [group.id]: !isOpen(group.id, at) }))}
              selected={selected}
              whyNot={whyNot}
            />
          ))}
          {children}
        </div>
        <aside
          aria-label={t("document.title")}
          className="min-w-0 xl:sticky xl:top-20 xl:max-h-[calc(100dvh-6rem)] xl:overflow-y-auto"
        >
          <PlanDocument project={project} />
        </aside>
      </div>
    </>
  );
}
