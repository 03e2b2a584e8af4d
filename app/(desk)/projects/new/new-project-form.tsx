"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button, LinkButton } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { useErrorText } from "@/app/_components/error-text";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import { ProjectFields, readDraft } from "../project-fields";
import type { FirstPeriod } from "./first-period";

export function NewProjectForm({ period }: { period: FirstPeriod }) {
  const t = useTranslations("project.create");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const notify = useNotify();
  const router = useRouter();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [draft, setDraft] = useState({
    name: "",
    description: "",
    scopeCode: "",
    yearFrom: String(period.from),
    yearTo: String(period.to),
  });
  const [tried, setTried] = useState(false);
  const create = useMutation(
    trpc.projects.create.mutationOptions({
      onSuccess: ({ id }) => {
        notify.done(t("done"));
        router.push(`/projects/${id}/define`);
        return client.invalidateQueries({ queryKey: trpc.projects.pathKey() });
      },
    }),
  );
  const { input, faults } = readDraft(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (input) create.mutate(input);
  };
  return (
    <Card>
      <form onSubmit={submit} noValidate className="flex flex-col gap-6">
        <ProjectFields
          draft={draft}
          onChange={setDraft}
          faults={tried ? faults : {}}
          yearsHint={
            period.ofData ? t("yearsOfData", { from: String(period.from), to: String(period.to) }) : undefined
          }
        />
        {create.error && (
          <p role="alert" className="rounded-medium bg-danger-soft px-3 py-2 font-bold text-danger-ink">
            {errorText(create.error)}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
          <p className="mr-auto text-note text-ink-subtle">{t("after")}</p>
          <LinkButton href="/">{c("cancel")}</LinkButton>
          <Button type="submit" variant="primary" busy={create.isPending || create.isSuccess}>
            {t("submit")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
