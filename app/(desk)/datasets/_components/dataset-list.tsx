"use client";

import { useQuery } from "@tanstack/react-query";
import { Import } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/app/_components/button";
import { DataTable } from "@/app/_components/data-table/data-table";
import { EmptyState } from "@/app/_components/empty-state";
import { ErrorState } from "@/app/_components/error-state";
import { PageHeader } from "@/app/_components/page-header";
import { Skeleton } from "@/app/_components/skeleton";
import { Tabs } from "@/app/_components/tabs";
import { useTRPC } from "@/app/_trpc/client";
import { useDatasetColumns } from "./dataset-columns";
import { PendingImports } from "./pending-imports";

/** All trade data of the organisation, and what is still on its way to becoming some. */
export function DatasetList({ mayImport }: { mayImport: boolean }) {
  const t = useTranslations("datasets");
  const trpc = useTRPC();
  const active = useQuery(trpc.datasets.list.queryOptions({ archived: false }));
  const archived = useQuery(trpc.datasets.list.queryOptions({ archived: true }));
  const start = (
    <LinkButton href="/datasets/new" variant="primary" icon={<Import aria-hidden size={18} />}>
      {t("list.import")}
    </LinkButton>
  );
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <PageHeader title={t("list.title")} lead={t("list.lead")} actions={mayImport ? start : null} />
      {mayImport && <PendingImports />}
      <Tabs
        label={t("list.tabs")}
        items={[
          {
            id: "active",
            label: t("list.active"),
            ...(active.data ? { count: active.data.length } : {}),
            content: (
              <List
                query={active}
                empty={
                  <EmptyState
                    picture="file"
                    title={t("list.emptyTitle")}
                    body={t(mayImport ? "list.emptyBody" : "list.emptyViewer")}
                    action={mayImport ? start : undefined}
                  />
                }
              />
            ),
          },
          {
            id: "archived",
            label: t("list.archived"),
            ...(archived.data ? { count: archived.data.length } : {}),
            content: (
              <List query={archived} empty={<EmptyState picture="file" title={t("list.noArchived")} />} />
            ),
          },
        ]}
      />
    </div>
  );
}

type Rows = ReturnType<typeof useDatasets>;
const useDatasets = () => {
  const trpc = useTRPC();
  return useQuery(trpc.datasets.list.queryOptions({ archived: false }));
};

function List({ query, empty }: { query: Rows; empty: React.ReactNode }) {
  const t = useTranslations("datasets");
  const router = useRouter();
  const columns = useDatasetColumns();
  if (query.error && !query.data)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton shape="table" />;
  if (query.data.length === 0) return empty;
  return (
    <DataTable
      label={t("list.table")}
      columns={columns}
      rows={query.data}
      rowId={(row) => row.id}
      onRowClick={(row) => router.push(`/datasets/${row.id}`)}
      note={t("list.note")}
    />
  );
}
