"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { useAddress } from "../address";
import type { TabProps } from "../atlas-tabs";
import { ViewSelect, viewOf } from "../view-select";
import { EcosystemPicture } from "./ecosystem-picture";
import { MemberTable } from "./member-table";
import { type Subject, SubjectPicker } from "./subject-picker";

/** What a picture can bear with readable names; the rest stays in the figures. */
const DRAWN_NODES = 300;

const subjectOf = (text: string | undefined, first: string | undefined): Subject | null => {
  const [kind, id] = text?.split(":") ?? [];
  if ((kind === "STRATEGIC" || kind === "CODE") && id) return { kind, id };
  return first ? { kind: "STRATEGIC", id: first } : null;
};

/** The ecosystem of a strategic industry, or of any one industry: who belongs to it and how it hangs together. */
export function EcosystemTab({ project, run }: TabProps) {
  const t = useTranslations("atlas.ecosystem");
  const trpc = useTRPC();
  const [address, go] = useAddress();
  const view = viewOf(run.views, address.view);
  const subject = subjectOf(address.subject, run.industries[0]?.id);
  const query = useQuery({
    ...trpc.atlas.ego.queryOptions({
      projectId: project.id,
      runId: run.id,
      viewKey: view.key,
      subject: subject ?? { kind: "CODE", id: "-" },
      maxNodes: DRAWN_NODES,
    }),
    enabled: subject !== null,
  });
  const data = query.data;
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <SubjectPicker
          industries={run.industries}
          subject={subject}
          onChange={({ kind, id }) => go({ subject: `${kind}:${id}` })}
        />
        <ViewSelect views={run.views} viewKey={view.key} onChange={(key) => go({ view: key })} />
      </div>
      {!subject ? (
        <EmptyState
          picture="flow"
          title={t("noIndustry")}
          body={t("noIndustryBody")}
          action={
            <LinkButton variant="primary" href={`/projects/${project.id}/define`}>
              {t("toDefine")}
            </LinkButton>
          }
        />
      ) : query.error ? (
        <ErrorState title={t("notHere")} error={query.error} onRetry={() => query.refetch()} />
      ) : !data ? (
        <Skeleton shape="chart" />
      ) : !data.network || data.network.nodes.length === 0 ? (
        <EmptyState picture="network" title={t("empty")} body={t("emptyBody")} />
      ) : (
        <>
          <EcosystemPicture run={run} view={view} subject={data.subject} network={data.network} />
          <MemberTable run={run} view={view} subject={data.subject} network={data.network} />
        </>
      )}
    </div>
  );
}
