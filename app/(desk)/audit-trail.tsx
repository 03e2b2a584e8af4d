"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { EmptyState } from "@/app/_components/empty-state";
import { ErrorState } from "@/app/_components/error-state";
import { Field } from "@/app/_components/field";
import { Select } from "@/app/_components/select";
import { Skeleton } from "@/app/_components/skeleton";
import type { AuditView } from "@/server/features/audit/data";
import type { AuditGroup } from "@/server/features/audit/schema";
import { ActivityList } from "./activity-list";

export type AuditFilter = { group: AuditGroup | ""; actorId: string };
export const NO_FILTER: AuditFilter = { group: "", actorId: "" };

/** What is asked of the server: only what is chosen. */
export const askedBy = ({ group, actorId }: AuditFilter) => ({
  ...(group ? { group } : {}),
  ...(actorId ? { actorId } : {}),
});

type Trail = {
  data: { pages: { items: AuditView[] }[] } | undefined;
  error: unknown;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

/** The audit trail with its two filters and a page at a time; it draws what it is given. */
export function AuditTrail(props: {
  groups: readonly AuditGroup[];
  actors: { actorId: string; actorName: string }[];
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
  /** The pages that have come so far, as the query holds them. */
  trail: Trail;
  withProject?: boolean;
}) {
  const { groups, actors, filter, onFilter, trail, withProject } = props;
  const t = useTranslations("audit");
  const events = trail.data?.pages.flatMap((page) => page.items);
  const filtered = filter.group !== "" || filter.actorId !== "";
  const anything = { value: "", label: t("filter.anything") };
  return (
    <div className="flex max-w-5xl flex-col gap-4">
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t("filter.group")} className="w-56">
          <Select
            value={filter.group}
            onChange={(group) => onFilter({ ...filter, group: group as AuditFilter["group"] })}
            options={[anything, ...groups.map((group) => ({ value: group, label: t(`group.${group}`) }))]}
          />
        </Field>
        <Field label={t("filter.actor")} className="w-56">
          <Select
            value={filter.actorId}
            onChange={(actorId) => onFilter({ ...filter, actorId })}
            options={[
              { value: "", label: t("filter.anyone") },
              ...actors.map((actor) => ({ value: actor.actorId, label: actor.actorName })),
            ]}
          />
        </Field>
        {filtered && (
          <Button variant="text" onClick={() => onFilter(NO_FILTER)}>
            {t("clear")}
          </Button>
        )}
      </div>
      {trail.error && !events ? (
        <ErrorState error={trail.error} onRetry={() => trail.refetch()} />
      ) : !events ? (
        <Skeleton shape="text" rows={8} />
      ) : events.length === 0 ? (
        <EmptyState
          picture="memo"
          title={t(filtered ? "emptyFiltered" : "empty")}
          action={filtered && <Button onClick={() => onFilter(NO_FILTER)}>{t("clear")}</Button>}
        />
      ) : (
        <Card>
          <ActivityList events={events} withProject={withProject ?? false} />
          {trail.hasNextPage && (
            <Button className="mt-4" busy={trail.isFetchingNextPage} onClick={() => trail.fetchNextPage()}>
              {t("more")}
            </Button>
          )}
        </Card>
      )}
    </div>
  );
}
