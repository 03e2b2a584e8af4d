"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { useErrorText } from "@/app/_components/error-text";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import type { PersonView } from "@/server/features/people/data";
import { RoleChoice } from "./role-choice";

export function ChangeRoleDialog({ person, onClose }: { person: PersonView | null; onClose: () => void }) {
  const t = useTranslations("people.changeRole");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const notify = useNotify();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [role, setRole] = useState(person?.role ?? "VIEWER");
  const change = useMutation(
    trpc.people.changeRole.mutationOptions({
      onSuccess: () => {
        notify.done(t("done", { name: person?.name ?? "" }));
        onClose();
      },
      onSettled: () => client.invalidateQueries({ queryKey: trpc.people.pathKey() }),
    }),
  );
  const { reset } = change;
  useEffect(() => {
    if (!person) return;
    setRole(person.role);
    reset();
  }, [person, reset]);
  return (
    <Dialog
      open={person !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: person?.name ?? "" })}
      size="small"
      footer={
        <>
          <Button onClick={onClose}>{c("cancel")}</Button>
          <Button
            variant="primary"
            busy={change.isPending}
            disabled={!person || role === person.role}
            onClick={() => person && change.mutate({ userId: person.userId, role, was: person.role })}
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <RoleChoice value={role} onChange={setRole} />
      {change.error && (
        <p role="alert" className="mt-3 font-bold text-danger-ink">
          {errorText(change.error)}
        </p>
      )}
    </Dialog>
  );
}
