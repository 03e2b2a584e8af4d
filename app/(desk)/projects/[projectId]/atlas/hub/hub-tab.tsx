"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { EmptyState } from "@/app/_components/empty-state";
import { ErrorState } from "@/app/_components/error-state";
import { Checkbox, RadioGroup } from "@/app/_components/inputs";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { FewNotice } from "../../few-notice";
import { useAddress } from "../address";
import type { Run } from "../api-types";
import type { TabProps } from "../atlas-tabs";
import { ViewSelect, viewOf } from "../view-select";
import { CandidateTable } from "./candidate-table";
import { HubChart } from "./hub-chart";
import { ProposeButton } from "./propose-button";

type Kind = "STRATEGIC" | "CODE" | "ITEM";
const kindsOf = ({ origin }: Pick<Run, "origin">): readonly Kind[] =>
  origin === "PUBLISHED" ? ["STRATEGIC", "ITEM"] : ["STRATEGIC", "CODE"];

/** Cuts that lie over what is compared; fixed and printed ones need nothing to compare. */
const drawn = ({ b, c }: { b: string; c: string }) =>
  [b, c].some((kind) => kind === "mean" || kind === "median");

const NOTHING = { ids: [] as readonly string[], active: null };

/** b against c: what lies at or above both means, and the selection that is put before a manager. */
export function HubTab({ project, run }: TabProps) {
  const t = useTranslations("atlas.hub");
  const trpc = useTRPC();
  const [address, go] = useAddress();
  const kinds = kindsOf(run);
  const kind = kinds.find((id) => id === address.kind) ?? kinds[0]!;
  // Single industries are measured in the main region only.
  const views = kind === "CODE" ? run.views.filter((one) => one.isPrimary) : run.views;
  const view = viewOf(views, address.view);
  const scope = `${kind} ${view.key}`;
  const [picked, setPicked] = useState<{ scope: string; ids: readonly string[]; active: string | null }>();
  const current = picked?.scope === scope ? picked : NOTHING;
  const { ids: selected, active } = current;
  const marked = useMemo(() => (active ? [active, ...selected] : selected), [active, selected]);
  const select = (ids: readonly string[]) => setPicked({ scope, ids, active });
  const activate = (id: string | null) => setPicked({ scope, ids: selected, active: id });
  const query = useQuery(
    trpc.atlas.hubCandidates.queryOptions({
      projectId: project.id,
      runId: run.id,
      viewKey: view.key,
      kind,
    }),
  );
  const candidates = query.data?.candidates;
  const [everything, setEverything] = useState(false);
  const inChains = useMemo(() => candidates?.filter((row) => row.groupLabel !== null) ?? [], [candidates]);
  const narrowed = kind === "CODE" && inChains.length > 0;
  const shown = narrowed && !everything ? inChains : (candidates ?? []);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-x-8 gap-y-3">
        <RadioGroup
          legend={t("kind")}
          name="atlas-hub-kind"
          inline
          value={kind}
          onChange={(next) => go({ kind: next === kinds[0] ? null : next })}
          choices={kinds.map((id) => ({ value: id, label: t(`kind_${id}`) }))}
        />
        <ViewSelect views={views} viewKey={view.key} onChange={(key) => go({ view: key })} />
        {narrowed && (
          <Checkbox
            label={t("everything", { all: candidates?.length ?? 0 })}
            checked={everything}
            onChange={(event) => setEverything(event.target.checked)}
          />
        )}
      </div>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => query.refetch()} />
      ) : query.isPending ? (
        <Skeleton shape="chart" />
      ) : query.data.candidates.length === 0 ? (
        <EmptyState picture="chart" title={t("none")} body={t("noneBody")} />
      ) : (
        <div className="grid min-w-0 gap-5 xl:grid-cols-2">
          {kind === "STRATEGIC" && drawn(query.data.cuts.kinds) && (
            <div className="xl:col-span-2">
              <FewNotice
                projectId={project.id}
                count={query.data.cuts.compared}
                fewest={query.data.pack.fewest}
                advised={query.data.pack.advised}
              />
            </div>
          )}
          <HubChart run={run} data={query.data} shown={shown} selected={marked} onPick={activate} />
          <CandidateTable
            run={run}
            data={query.data}
            shown={shown}
            selected={selected}
            onSelect={select}
            active={active}
            onActivate={activate}
            actions={
              <ProposeButton
                project={project}
                run={run}
                data={query.data}
                selected={selected}
                onDone={() => select([])}
              />
            }
          />
        </div>
      )}
    </div>
  );
}
