"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import type { PersonView } from "@/server/features/people/data";
import type { IssuedPassword } from "./password-dialog";

export function ResetPasswordDialog(props: {
  person: PersonView | null;
  onClose: () => void;
  onIssued: (issued: IssuedPassword) => void;
}) {
  const { person, onClose, onIssued } = props;
  const t = useTranslations("people.reset");
  const notify = useNotify();
  const trpc = useTRPC();
  const client = useQueryClient();
  const reset = useMutation(
    trpc.people.resetPassword.mutationOptions({
      onError: notify.failed,
      onSettled: () => client.invalidateQueries({ queryKey: trpc.people.pathKey() }),
    }),
  );
  return (
    <ConfirmDialog
      open={person !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: person?.name ?? "" })}
      body={<p>{t("body")}</p>}
      confirmLabel={t("submit")}
      onConfirm={async () => {
        if (!person) return;
        const { password } = await reset.mutateAsync({ userId: person.userId });
        onIssued({ name: person.name, password });
      }}
    />
  );
}
