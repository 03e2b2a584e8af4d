"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import { can, type Role } from "@/server/domain/permissions";
import type { SettledProject } from "./about-form";

/** Set a finished project aside, or take it back. */
export function ArchiveCard({ project, role }: { project: SettledProject; role: Role }) {
  const t = useTranslations("project.settings");
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const settle = {
    onError: notify.failed,
    onSettled: () => client.invalidateQueries({ queryKey: trpc.projects.pathKey() }),
  };
  const restore = useMutation(
    trpc.projects.restore.mutationOptions({ ...settle, onSuccess: () => notify.done(t("restored")) }),
  );
  const archive = useMutation(
    trpc.projects.archive.mutationOptions({
      ...settle,
      onSuccess: ({ version }) =>
        notify.undo(t("archived"), () => restore.mutate({ projectId: project.id, version })),
    }),
  );
  const allowed = can(role, "project:archive");
  const of = { projectId: project.id, version: project.version };
  return (
    <Card title={t("archive")} lead={t("archiveLead")}>
      {project.archivedAt ? (
        <Button disabled={!allowed} busy={restore.isPending} onClick={() => restore.mutate(of)}>
          {t("restore")}
        </Button>
      ) : (
        <Button disabled={!allowed} onClick={() => setAsking(true)}>
          {t("archive")}
        </Button>
      )}
      {!allowed && <p className="mt-2 text-note text-ink-subtle">{t("archiveDenied")}</p>}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("archiveTitle")}
        body={<p>{t("archiveBody")}</p>}
        confirmLabel={t("archive")}
        onConfirm={() => archive.mutateAsync(of)}
      />
    </Card>
  );
}
