"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Archive, ArchiveRestore } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";

export function ArchiveButton({ datasetId, archived }: { datasetId: string; archived: boolean }) {
  const t = useTranslations("datasets.detail");
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const [open, setOpen] = useState(false);
  const shared = (done: string) => ({
    onSuccess: () => notify.done(done),
    onError: notify.failed,
    onSettled: () => client.invalidateQueries({ queryKey: trpc.datasets.pathKey() }),
  });
  const archive = useMutation(trpc.datasets.archive.mutationOptions(shared(t("archivedDone"))));
  const restore = useMutation(trpc.datasets.restore.mutationOptions(shared(t("restoredDone"))));
  if (archived)
    return (
      <Button
        icon={<ArchiveRestore aria-hidden size={18} />}
        busy={restore.isPending}
        onClick={() => restore.mutate({ datasetId })}
      >
        {t("restore")}
      </Button>
    );
  return (
    <>
      <Button icon={<Archive aria-hidden size={18} />} onClick={() => setOpen(true)}>
        {t("archive")}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t("archiveTitle")}
        body={<p>{t("archiveBody")}</p>}
        confirmLabel={t("archive")}
        onConfirm={() => archive.mutateAsync({ datasetId })}
      />
    </>
  );
}
