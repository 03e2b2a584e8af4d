"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import type { PersonView } from "@/server/features/people/data";

/** Shut an account after asking; opening one again does no harm and asks nothing. */
export function DisableDialog({ person, onClose }: { person: PersonView | null; onClose: () => void }) {
  const t = useTranslations("people.disable");
  const notify = useNotify();
  const trpc = useTRPC();
  const client = useQueryClient();
  const settle = {
    onError: notify.failed,
    onSettled: () => client.invalidateQueries({ queryKey: trpc.people.pathKey() }),
  };
  const disable = useMutation(trpc.people.disable.mutationOptions(settle));
  const { mutate: enable } = useMutation(trpc.people.enable.mutationOptions(settle));
  useEffect(() => {
    if (!person?.disabled) return;
    enable({ userId: person.userId }, { onSuccess: () => notify.done(t("enabled", { name: person.name })) });
    onClose();
  }, [person, enable, notify, t, onClose]);
  return (
    <ConfirmDialog
      open={person !== null && !person.disabled}
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: person?.name ?? "" })}
      body={<p>{t("body")}</p>}
      confirmLabel={t("submit")}
      danger
      onConfirm={async () => {
        if (!person) return;
        await disable.mutateAsync({ userId: person.userId });
        notify.done(t("done", { name: person.name }));
      }}
    />
  );
}
