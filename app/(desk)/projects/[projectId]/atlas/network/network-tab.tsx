"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { useAddress } from "../address";
import type { TabProps } from "../atlas-tabs";
import { FigureRow } from "../figure-row";
import { FlagNotes } from "../flags";
import { Origin } from "../origin";
import { ViewSelect, viewOf } from "../view-select";
import { IndustryPanel } from "./industry-panel";
import { IndustryTable } from "./industry-table";
import { WholePicture } from "./whole-picture";

/** Links that are fetched for the picture, the strongest by amount; what is left out is said under it. */
const DRAWN_LINKS = 12_000;

/** The whole network of one region: its size, its picture, its central industries and the partners of each. */
export function NetworkTab({ project, run }: TabProps) {
  const t = useTranslations("atlas");
  const trpc = useTRPC();
  const [address, go] = useAddress();
  const view = viewOf(run.views, address.view);
  const query = useQuery(
    trpc.atlas.network.queryOptions({
      projectId: project.id,
      runId: run.id,
      viewKey: view.key,
      limit: DRAWN_LINKS,
    }),
  );
  const network = query.data?.network;
  const code = network?.nodes.some((node) => node.code === address.code) ? address.code! : null;
  const pick = (next: string | null) => go({ code: next });
  return (
    <div className="flex flex-col gap-5">
      <ViewSelect views={run.views} viewKey={view.key} onChange={(key) => go({ view: key })} />
      <Card title={t("network.figures")} footer={<Origin run={run} view={view} />}>
        <FigureRow figures={view} missing={t("missing.empty")} />
        <div className="mt-3 empty:hidden">
          <FlagNotes flags={view.flags} />
        </div>
      </Card>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => query.refetch()} />
      ) : !network ? (
        <Skeleton shape="chart" />
      ) : (
        <>
          <div
            className={
              code ? "grid min-w-0 items-start gap-5 xl:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]" : "min-w-0"
            }
          >
            <WholePicture run={run} view={view} network={network} code={code} onPick={pick} />
            {code && (
              <IndustryPanel
                key={code}
                project={project}
                run={run}
                view={view}
                code={code}
                onClose={() => pick(null)}
                onOpen={pick}
              />
            )}
          </div>
          <IndustryTable run={run} view={view} nodes={network.nodes} code={code} onPick={pick} />
        </>
      )}
    </div>
  );
}
