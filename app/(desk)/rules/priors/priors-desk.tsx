"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Download, FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, LinkButton } from "@/app/_components/button";
import { downloadFile } from "@/app/_components/download";
import { ErrorState } from "@/app/_components/error-state";
import { PageHeader } from "@/app/_components/page-header";
import { Skeleton } from "@/app/_components/skeleton";
import { Tabs } from "@/app/_components/tabs";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import { BUILT_IN, type Change, versionKey } from "./api-types";
import { Differences } from "./differences";
import { ImportDialog } from "./import-dialog";
import { PendingChanges } from "./pending-changes";
import { RowTable } from "./row-table";
import { useVersionName } from "./version-name";
import { VersionTable } from "./version-table";

/** From patent classes to industries: the product's table and the organisation's own versions of it. */
export function PriorsDesk({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations("rules.priors");
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const nameOf = useVersionName();
  const versions = useQuery(trpc.priors.list.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const [importing, setImporting] = useState(false);
  const [changes, setChanges] = useState<Change[]>([]);
  if (versions.error) return <ErrorState error={versions.error} onRetry={() => versions.refetch()} />;
  if (!versions.data) return <Skeleton shape="page" />;
  const shown =
    versions.data.find(({ id }) => versionKey(id) === chosen) ??
    versions.data.find(({ id }) => id === null) ??
    versions.data[0]!;
  const choose = (id: string | null) => {
    setChosen(versionKey(id));
    setChanges([]);
  };
  const stored = ({ id, reused }: { id: string; reused: boolean }) => {
    client.invalidateQueries({ queryKey: trpc.priors.pathKey() });
    notify.done(t(reused ? "reused" : "stored"));
    choose(id);
  };
  const save = async () => {
    try {
      const file = await client.fetchQuery(trpc.priors.exportCsv.queryOptions({ priorId: shown.id }));
      downloadFile(file.fileName, file.csv, "text/csv;charset=utf-8");
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <LinkButton href="/rules">{t("toRules")}</LinkButton>
            {mayEdit && (
              <Button
                variant="primary"
                icon={<FileUp aria-hidden size={16} />}
                onClick={() => setImporting(true)}
              >
                {t("import.open")}
              </Button>
            )}
          </>
        }
      />
      <VersionTable versions={versions.data} activeKey={versionKey(shown.id)} onChoose={choose} />
      <section aria-labelledby="prior-shown" className="flex min-w-0 flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id="prior-shown">{nameOf(shown)}</h2>
          <Button size="small" icon={<Download aria-hidden size={16} />} onClick={save}>
            {t("export")}
          </Button>
        </div>
        {changes.length > 0 && (
          <PendingChanges
            base={shown}
            changes={changes}
            onChange={setChanges}
            onStored={(answer) => {
              setChanges([]);
              stored(answer);
            }}
          />
        )}
        <Tabs
          key={shown.id ?? BUILT_IN}
          label={nameOf(shown)}
          items={[
            {
              ...{ id: "rows", label: t("rows"), count: shown.rows },
              content: (
                <RowTable
                  priorId={shown.id}
                  onEdit={
                    mayEdit
                      ? (change) =>
                          setChanges([
                            ...changes.filter(
                              (one) =>
                                one.ipc !== change.ipc ||
                                one.prefix !== change.prefix ||
                                one.condition !== change.condition,
                            ),
                            change,
                          ])
                      : null
                  }
                />
              ),
            },
            {
              ...{ id: "differences", label: t("differences.name") },
              content: <Differences version={shown} versions={versions.data} />,
            },
          ]}
        />
      </section>
      {importing && (
        <ImportDialog
          versions={versions.data}
          onClose={() => setImporting(false)}
          onStored={(answer) => {
            setImporting(false);
            stored(answer);
          }}
        />
      )}
    </div>
  );
}
