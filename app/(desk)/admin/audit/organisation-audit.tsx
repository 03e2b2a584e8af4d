"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { AUDIT_GROUP_NAMES } from "@/server/features/audit/schema";
import { AuditTrail, askedBy, NO_FILTER } from "../../audit-trail";

export function OrganisationAudit() {
  const trpc = useTRPC();
  const [filter, setFilter] = useState(NO_FILTER);
  const actors = useQuery(trpc.audit.actors.queryOptions());
  const trail = useInfiniteQuery(
    trpc.audit.organisation.infiniteQueryOptions(askedBy(filter), {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return (
    <AuditTrail
      groups={AUDIT_GROUP_NAMES}
      actors={actors.data ?? []}
      filter={filter}
      onFilter={setFilter}
      trail={trail}
      withProject
    />
  );
}
