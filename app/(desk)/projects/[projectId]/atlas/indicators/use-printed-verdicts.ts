"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/app/_trpc/client";

/** The paper's own verdict by the name of the strategic industry. */
export type PrintedVerdicts = ReadonlyMap<string, string>;

export function usePrintedVerdicts(wanted: boolean): PrintedVerdicts | null {
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.published.regionalCompetitiveness.queryOptions(), enabled: wanted });
  return useMemo(
    () =>
      wanted && data ? new Map(data.rows.map((row) => [row.strategicIndustry, row.verdictPrinted])) : null,
    [wanted, data],
  );
}
