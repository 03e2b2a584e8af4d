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

export function NewIndustryDialog(props: {
  projectId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated: (id: string) => void;
}) {
  const { projectId, open, onOpenChange, onCreated } = props;
  const t = useTranslations("define.create");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useQueryClient();
  const formId = useId();
  const [name, setName] = useState("");
  const create = useMutation(
    trpc.define.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await client.invalidateQueries({ queryKey: trpc.define.list.queryKey({ projectId }) });
        void client.invalidateQueries({ queryKey: trpc.projects.pathKey() });
        onCreated(id);
        change(false);
      },
    }),
  );
  const change = (next: boolean) => {
    onOpenChange(next);
    if (next) return;
    setName("");
    create.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") create.mutate({ projectId, name });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t("title")}
      size="small"
      footer={
        <>
          <Button onClick={() => change(false)}>{c("cancel")}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            busy={create.isPending}
            disabled={name.trim() === ""}
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <Field
          label={t("name")}
          hint={t("nameHint")}
          error={create.error ? errorText(create.error) : undefined}
        >
          <TextInput value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
