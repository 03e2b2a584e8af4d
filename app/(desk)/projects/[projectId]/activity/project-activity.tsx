"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { AuditGroup } from "@/server/features/audit/schema";
import { AuditTrail, askedBy, NO_FILTER } from "../../../audit-trail";

/** What happens in a project has no sign-ins and no accounts; those are the organisation's. */
const GROUPS: AuditGroup[] = ["people", "project", "data", "define", "atlas", "patents", "plan"];

export function ProjectActivity({ projectId }: { projectId: string }) {
  const trpc = useTRPC();
  const [filter, setFilter] = useState(NO_FILTER);
  const actors = useQuery(trpc.audit.projectActors.queryOptions({ projectId }));
  const trail = useInfiniteQuery(
    trpc.audit.project.infiniteQueryOptions(
      { projectId, ...askedBy(filter) },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return (
    <AuditTrail
      groups={GROUPS}
      actors={actors.data ?? []}
      filter={filter}
      onFilter={setFilter}
      trail={trail}
    />
  );
}
