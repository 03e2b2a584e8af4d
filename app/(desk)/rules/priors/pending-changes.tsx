"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { useErrorText } from "@/app/_components/error-text";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { useTRPC } from "@/app/_trpc/client";
import type { Change, Version } from "./api-types";

/** Changes that are noted and not kept yet: with a name and a reason they become a new version. */
export function PendingChanges({
  base,
  changes,
  onChange,
  onStored,
}: {
  base: Version;
  changes: Change[];
  onChange: (changes: Change[]) => void;
  onStored: (answer: { id: string; reused: boolean }) => void;
}) {
  const t = useTranslations("rules.priors");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const errorText = useErrorText();
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const edit = useMutation(trpc.priors.edit.mutationOptions({ onSuccess: onStored }));
  return (
    <Card title={t("pending.title", { count: changes.length })} lead={t("pending.lead")}>
      <ul className="flex flex-col gap-1">
        {changes.map((change) => (
          <li key={`${change.ipc} ${change.condition} ${change.prefix}`} className="flex items-center gap-3">
            <span className="min-w-0 flex-1">
              {change.ipc} → {change.prefix}{" "}
              <b>
                {change.act === "remove"
                  ? t("change.removed")
                  : t("pending.weight", { weight: change.weight })}
              </b>
            </span>
            <Button
              size="small"
              variant="text"
              onClick={() => onChange(changes.filter((one) => one !== change))}
            >
              {t("pending.drop")}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="mt-4 grid items-end gap-3 md:grid-cols-[1fr_2fr_auto_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          edit.mutate({ basedOnId: base.id, name, reason, changes });
        }}
      >
        <Field label={t("pending.name")} required>
          <TextInput value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={t("pending.reason")} required>
          <TextInput value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Button onClick={() => onChange([])}>{common("cancel")}</Button>
        <Button
          type="submit"
          variant="primary"
          busy={edit.isPending}
          disabled={name.trim() === "" || reason.trim() === ""}
        >
          {t("pending.store")}
        </Button>
      </form>
      {edit.error && (
        <p role="alert" className="mt-2 font-bold text-danger-ink">
          {errorText(edit.error)}
        </p>
      )}
    </Card>
  );
}
