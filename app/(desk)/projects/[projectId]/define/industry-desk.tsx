"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/app/_components/error-state";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { IndustryEditor } from "./industry-editor";

/** One industry, loaded. */
export function IndustryDesk(props: {
  projectId: string;
  industryId: string;
  editable: boolean;
  wantedCode: string | null;
  onUnsaved: (save: (() => Promise<boolean>) | null) => void;
}) {
  const { projectId, industryId } = props;
  const industry = useQuery({
    ...useTRPC().define.get.queryOptions({ projectId, industryId }),
    // Asked again only when somebody wants it: a fresh answer must not run over what is being written.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (industry.error && !industry.data)
    return <ErrorState error={industry.error} onRetry={() => industry.refetch()} />;
  if (!industry.data) return <Skeleton shape="chart" />;
  return <IndustryEditor {...props} industry={industry.data} />;
}
