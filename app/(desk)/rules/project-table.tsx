"use client";

import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import type { DataColumn } from "@/app/_components/data-table/column";
import { DataTable } from "@/app/_components/data-table/data-table";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { PACK_IDS } from "@/server/features/rules/schema";
import type { ProjectItem } from "./api-types";

/** Which project goes by the built-in rules and which by its own. */
export function ProjectTable({
  projects,
  onChoose,
}: {
  projects: readonly ProjectItem[];
  onChoose: (id: string) => void;
}) {
  const t = useTranslations("rules");
  const trpc = useTRPC();
  const lists = useQueries({
    queries: projects.map(({ id }) => trpc.rules.list.queryOptions({ projectId: id })),
  });
  if (lists.some((list) => list.isPending)) return <Skeleton shape="table" rows={3} />;
  const rows = projects.map((project, i) => ({ project, packs: lists[i]?.data ?? [] }));
  type Row = (typeof rows)[number];
  const columns: DataColumn<Row>[] = [
    {
      id: "project",
      header: t("projects.project"),
      value: ({ project }) => project.name,
      width: 260,
      fixed: true,
    },
    ...PACK_IDS.map(
      (packId): DataColumn<Row> => ({
        id: packId,
        header: t(`pack.${packId}.name`),
        filter: "set",
        value: ({ packs }) => {
          const head = packs.find((one) => one.packId === packId);
          if (!head) return null;
          return head.builtIn ? t("builtIn") : t("projects.own", { version: head.version });
        },
      }),
    ),
    {
      id: "open",
      sort: false,
      header: t("projects.open"),
      value: () => null,
      filter: false,
      width: 120,
      cell: ({ project }) => (
        <Button size="small" onClick={() => onChoose(project.id)}>
          {t("projects.view")}
          <span className="sr-only">: {project.name}</span>
        </Button>
      ),
    },
  ];
  return (
    <Card title={t("projects.title")} lead={t("projects.lead")}>
      <DataTable
        label={t("projects.title")}
        columns={columns}
        rows={rows}
        rowId={({ project }) => project.id}
        maxHeight="28rem"
        bare
      />
    </Card>
  );
}
