"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { useErrorText } from "@/app/_components/error-text";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import { NewPasswordFields, NO_PASSWORD, passwordFault } from "@/app/(auth)/new-password-fields";

/** `forced`: the first sign-in with an initial password; when it is done the desk opens. */
export function PasswordForm({ forced }: { forced: boolean }) {
  const t = useTranslations("auth.account");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const notify = useNotify();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState(NO_PASSWORD);
  const [tried, setTried] = useState(false);
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: () => {
        notify.done(t("changed"));
        setCurrent("");
        setNext(NO_PASSWORD);
        setTried(false);
        if (forced) {
          router.replace("/");
          router.refresh();
        }
        return client.invalidateQueries({ queryKey: trpc.account.pathKey() });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (passwordFault(next) === null) change.mutate({ current, next: next.first });
  };
  return (
    <Card {...(forced ? {} : { title: t("passwordTitle"), lead: t("passwordLead") })}>
      <form method="post" onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={forced ? t("currentInitial") : t("current")}
          error={change.error ? errorText(change.error) : undefined}
        >
          <TextInput
            type="password"
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        </Field>
        <NewPasswordFields value={next} onChange={setNext} tried={tried} />
        <Button type="submit" variant="primary" busy={change.isPending} className="self-start">
          {t("change")}
        </Button>
      </form>
    </Card>
  );
}
