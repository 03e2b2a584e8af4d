"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { useErrorText } from "@/app/_components/error-text";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { useTRPC } from "@/app/_trpc/client";
import { NewPasswordFields, NO_PASSWORD, passwordFault } from "../new-password-fields";
import { useReady } from "../use-ready";

/** The first administrator of an installation with a database of its own. */
export function SetUpForm({ givenToken }: { givenToken: string }) {
  const t = useTranslations("auth.setUp");
  const errorText = useErrorText();
  const router = useRouter();
  const ready = useReady();
  const [fields, setFields] = useState({ token: givenToken, organisation: "", name: "", email: "" });
  const [password, setPassword] = useState(NO_PASSWORD);
  const [tried, setTried] = useState(false);
  const setUp = useMutation(useTRPC().account.setUp.mutationOptions());

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (passwordFault(password) !== null) return;
    try {
      await setUp.mutateAsync({ ...fields, password: password.first });
    } catch {
      return; // shown below the fields
    }
    const { email } = fields;
    await signIn("credentials", { email, password: password.first, redirect: false });
    router.replace("/");
    router.refresh();
  };

  const input = (name: keyof typeof fields, type = "text", autoComplete = "off") => (
    <Field label={t(name)} {...(name === "token" ? { hint: t("tokenHint") } : {})}>
      <TextInput
        type={type}
        name={name}
        required
        autoComplete={autoComplete}
        value={fields[name]}
        onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <section className="flex flex-col gap-5 rounded-large border border-line bg-surface p-6">
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1 text-ink-subtle">{t("lead")}</p>
      </div>
      <form method="post" onSubmit={submit} className="flex flex-col gap-4">
        {givenToken === "" && input("token")}
        {input("organisation", "text", "organization")}
        {input("name", "text", "name")}
        {input("email", "email", "username")}
        <NewPasswordFields value={password} onChange={setPassword} tried={tried} />
        {setUp.error && (
          <p role="alert" className="rounded-medium bg-danger-soft px-3 py-2 font-bold text-danger-ink">
            {errorText(setUp.error)}
          </p>
        )}
        <Button type="submit" variant="primary" busy={setUp.isPending || setUp.isSuccess} disabled={!ready}>
          {t("submit")}
        </Button>
      </form>
    </section>
  );
}
