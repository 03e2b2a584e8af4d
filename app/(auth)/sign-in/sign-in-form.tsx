"use client";

import { Info } from "lucide-react";
import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { useReady } from "../use-ready";

/** What the server answered (server/auth.ts): a reason and its figure, as `lockedOut:15`. */
const refusalOf = (
  error: string,
): { reason: "wrongCredentials" | "lockedOut" | "failed"; minutes: number } => {
  const [reason, minutes] = error.split(":");
  if (reason === "lockedOut") return { reason, minutes: Number(minutes) };
  return { reason: reason === "wrongCredentials" ? reason : "failed", minutes: 0 };
};

export function SignInForm(props: { needsSetUp: boolean; sampleAccounts: boolean }) {
  const { needsSetUp, sampleAccounts } = props;
  const t = useTranslations("auth.signIn");
  const router = useRouter();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const ready = useReady();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const answer = await signIn("credentials", { email, password, redirect: false }).catch(() => null);
    if (answer?.ok) {
      router.replace("/");
      router.refresh();
      return;
    }
    const { reason, minutes } = refusalOf(answer?.error ?? "failed");
    setError(reason === "lockedOut" ? t("lockedOut", { minutes }) : t(reason));
    setPassword("");
    setBusy(false);
  };

  return (
    <section className="flex flex-col gap-5 rounded-large border border-line bg-surface p-6">
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1 text-ink-subtle">{t("lead")}</p>
      </div>
      <form method="post" onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t("email")}>
          <TextInput
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field label={t("password")}>
          <TextInput
            type="password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        {error && (
          <p role="alert" className="rounded-medium bg-danger-soft px-3 py-2 font-bold text-danger-ink">
            {error}
          </p>
        )}
        <Button type="submit" variant="primary" busy={busy} disabled={!ready}>
          {t("submit")}
        </Button>
      </form>
      <p className="text-note text-ink-subtle">{t("forgotten")}</p>
      {(sampleAccounts || needsSetUp) && (
        <p className="flex gap-2 rounded-medium bg-info-soft px-3 py-2 text-note text-info-ink">
          <Info aria-hidden size={16} className="mt-0.5 shrink-0" />
          {needsSetUp ? t("needsSetUp") : t("sampleAccounts")}
        </p>
      )}
    </section>
  );
}
