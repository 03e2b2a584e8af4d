"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { useErrorText } from "@/app/_components/error-text";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { useTRPC } from "@/app/_trpc/client";
import type { Role } from "@/server/domain/permissions";
import { addMemberInput } from "@/server/features/people/schema";
import type { IssuedPassword } from "./password-dialog";
import { RoleChoice } from "./role-choice";

const EMPTY = { name: "", email: "", role: "ANALYST" as Role };

export function AddPersonDialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onIssued: (issued: IssuedPassword) => void;
}) {
  const { open, onOpenChange, onIssued } = props;
  const t = useTranslations("people.add");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const formId = useId();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [fields, setFields] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const add = useMutation(
    trpc.people.add.mutationOptions({
      onSuccess: ({ password }) => {
        onIssued({ name: fields.name, password });
        change(false);
        return client.invalidateQueries({ queryKey: trpc.people.pathKey() });
      },
    }),
  );
  const change = (next: boolean) => {
    onOpenChange(next);
    if (next) return;
    setFields(EMPTY);
    setTried(false);
    add.reset();
  };
  const parsed = addMemberInput.safeParse(fields);
  const wrong = (field: string) =>
    tried && !parsed.success && parsed.error.issues.some(({ path }) => path[0] === field);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (parsed.success) add.mutate(parsed.data);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t("title")}
      description={t("lead")}
      size="small"
      footer={
        <>
          <Button onClick={() => change(false)}>{c("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" busy={add.isPending}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label={t("name")} error={wrong("name") && t("needName")}>
          <TextInput
            autoComplete="off"
            maxLength={100}
            value={fields.name}
            onChange={(event) => setFields({ ...fields, name: event.target.value })}
          />
        </Field>
        <Field label={t("email")} error={add.error ? errorText(add.error) : wrong("email") && t("badEmail")}>
          <TextInput
            type="email"
            autoComplete="off"
            value={fields.email}
            onChange={(event) => setFields({ ...fields, email: event.target.value })}
          />
        </Field>
        <RoleChoice value={fields.role} onChange={(role) => setFields({ ...fields, role })} />
      </form>
    </Dialog>
  );
}
