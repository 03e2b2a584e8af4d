"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { LinkButton } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import type { Project } from "../api-types";
import { cardId } from "../cards/recommendation-card";
import { useWhyNot } from "../cards/why-not";
import { TechnologyCard } from "./technology-card";

/** The recommendations of new technologies, made in step 3, proposed and decided like those of industries. */
export function TechnologySection({ project, meId }: { project: Project; meId: string }) {
  const t = useTranslations("plan.technologies");
  const trpc = useTRPC();
  const whyNot = { now: useWhyNot(project, meId, true), earlier: useWhyNot(project, meId, false) };
  const [selected, setSelected] = useState<string | null>(null);
  const list = useQuery(trpc.technologies.list.queryOptions({ projectId: project.id }));
  const items = list.data;
  const follow = useEffectEvent(() => {
    const target = items?.find(({ id }) => location.hash === `#${cardId(id)}`);
    if (!target) return;
    setSelected(target.id);
    requestAnimationFrame(() => document.getElementById(cardId(target.id))?.focus());
  });
  const ready = items !== undefined;
  useEffect(() => {
    if (ready) follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [ready]);
  if (list.error) return <ErrorState error={list.error} onRetry={() => list.refetch()} />;
  if (!items) return <Skeleton rows={3} />;
  return (
    <Card
      flush
      title={t("title")}
      lead={items.length > 0 ? t("lead", { count: items.length }) : t("none")}
      actions={
        <LinkButton size="small" href={`/projects/${project.id}/patents`}>
          {t("toPatents")}
        </LinkButton>
      }
    >
      {items.map((item) => (
        <TechnologyCard
          key={item.id}
          project={project}
          item={item}
          selected={selected === item.id}
          whyNot={(item.current ? whyNot.now : whyNot.earlier)(item)}
        />
      ))}
    </Card>
  );
}
