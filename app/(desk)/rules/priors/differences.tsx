"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { DataColumn } from "@/app/_components/data-table/column";
import { DataTable } from "@/app/_components/data-table/data-table";
import { EmptyState } from "@/app/_components/empty-state";
import { ErrorState } from "@/app/_components/error-state";
import { Field } from "@/app/_components/field";
import { Select } from "@/app/_components/select";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { type Version, versionKey } from "./api-types";
import { useVersionName } from "./version-name";

/** What a version has that another has not, and the other way round. */
export function Differences({ version, versions }: { version: Version; versions: readonly Version[] }) {
  const t = useTranslations("rules.priors");
  const locale = useLocale();
  const trpc = useTRPC();
  const nameOf = useVersionName();
  const others = versions.filter(({ id }) => id !== version.id);
  const [chosen, setChosen] = useState(versionKey(version.basedOn?.id ?? null));
  const against = others.find(({ id }) => versionKey(id) === chosen) ?? others[0];
  const found = useQuery({
    ...trpc.priors.compare.queryOptions({ priorId: version.id, against: against?.id ?? null }),
    enabled: against !== undefined,
  });
  if (!against) return <EmptyState picture="table" title={t("differences.none")} />;
  if (found.error) return <ErrorState error={found.error} onRetry={() => found.refetch()} />;
  type Line = NonNullable<typeof found.data>["rows"][number];
  const columns: DataColumn<Line>[] = [
    {
      id: "change",
      header: t("differences.change"),
      value: (row) => t(`change.${row.change}`),
      filter: "set",
      width: 100,
    },
    { id: "ipc", header: t("row.ipc"), value: (row) => row.ipc, width: 120 },
    { id: "prefix", header: t("row.prefix"), value: (row) => row.prefix, width: 90 },
    {
      id: "name",
      header: t("row.name"),
      value: (row) => (locale === "ko" ? row.nameKo : row.nameEn),
      width: 300,
    },
    {
      id: "before",
      header: t("differences.before"),
      value: (row) => row.before,
      kind: "number",
      decimals: 3,
    },
    {
      id: "weight",
      header: t("row.weight"),
      value: (row) => (row.change === "removed" ? null : row.weight),
      kind: "number",
      decimals: 3,
    },
    {
      id: "method",
      header: t("row.method"),
      value: (row) => t(`method.${row.method}`),
      filter: "set",
      width: 160,
    },
  ];
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Field label={t("differences.against")} className="max-w-md">
        <Select
          value={versionKey(against.id)}
          onChange={setChosen}
          options={others.map((one) => ({ value: versionKey(one.id), label: nameOf(one) }))}
        />
      </Field>
      {!found.data ? (
        <Skeleton shape="table" rows={5} />
      ) : (
        <>
          <p role="status">{t("differences.counts", found.data.counts)}</p>
          <DataTable
            label={t("differences.name")}
            columns={columns}
            rows={found.data.rows}
            rowId={(row) => `${row.change} ${row.ipc} ${row.condition} ${row.prefix} ${row.method}`}
            empty={t("differences.same")}
          />
        </>
      )}
    </div>
  );
}
