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

/** The audit trail with its two filters and a page at a time; it draws what it is given. */
export function AuditTrail(props: {
  groups: readonly AuditGroup[];
  actors: { actorId: string; actorName: string }[];
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
  /** Null while the first page is on its way. */
  events: AuditView[] | null;
  error: unknown;
  onRetry: () => void;
  more: (() => void) | null;
  busy: boolean;
  withProject?: boolean;
}) {
  const { groups, actors, filter, onFilter, events, error, onRetry, more, busy, withProject } = props;
  const t = useTranslations("audit");
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
      {error && !events ? (
        <ErrorState error={error} onRetry={onRetry} />
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
          {more && (
            <Button className="mt-4" busy={busy} onClick={more}>
              {t("more")}
            </Button>
          )}
        </Card>
      )}
    </div>
  );
}
