"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button, IconButton } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { useErrorText } from "@/app/_components/error-text";
import { Field } from "@/app/_components/field";
import { IndustrySearchBox } from "@/app/_components/industry-search-box";
import { NumberInput, TextArea } from "@/app/_components/inputs";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import type { Topic } from "../api-types";

type Line = { code: string; name: string; percent: string };
const PROPOSED = 3;

/** Percent as written, or null where it is none above 0. */
const percentOf = (text: string) => {
  const value = /^\d{1,3}([.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : 0;
  return value > 0 && value <= 100 ? value : null;
};

/** Say which industries a topic has, with shares and a reason, or go back to the computed ones. */
export function OverrideDialog(props: {
  projectId: string;
  topic: Topic;
  locale: "ko" | "en";
  onClose: () => void;
}) {
  const { projectId, topic, locale, onClose } = props;
  const t = useTranslations("patents.industries.dialog");
  const common = useTranslations("common");
  const format = useFormatter();
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const errorText = useErrorText();
  const { override, ranked } = topic.industries;
  const nameOf = (one: { nameKo: string; nameEn: string }) => (locale === "ko" ? one.nameKo : one.nameEn);
  const [lines, setLines] = useState<Line[]>(() =>
    (override?.industries ?? ranked?.slice(0, PROPOSED) ?? []).map((one) => ({
      ...{ code: one.code, name: nameOf(one) },
      percent: String(Math.round(one.share * 1000) / 10),
    })),
  );
  const [reason, setReason] = useState("");
  const save = useMutation(
    trpc.patents.setIndustries.mutationOptions({
      onSuccess: () => {
        notify.done(t("done"));
        client.invalidateQueries({ queryKey: trpc.patents.pathKey() });
        onClose();
      },
    }),
  );
  const submit = (industries: { code: string; share: number }[] | null) =>
    save.mutate({
      ...{ projectId, runId: topic.runId, topicKey: topic.key, industries },
      ...{ reason, seenId: override?.id ?? null },
    });
  const values = lines.map(({ percent }) => percentOf(percent));
  const total = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const valid = lines.length > 0 && values.every((value) => value !== null) && total <= 100.001;
  const change = (code: string, percent: string) =>
    setLines(lines.map((line) => (line.code === code ? { ...line, percent } : line)));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("lead")}
      footer={
        <>
          {override?.industries && (
            <Button className="mr-auto" disabled={reason.trim() === ""} onClick={() => submit(null)}>
              {t("back")}
            </Button>
          )}
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button
            variant="primary"
            busy={save.isPending}
            disabled={!valid || reason.trim() === ""}
            onClick={() =>
              submit(lines.map(({ code }, i) => ({ code, share: Math.round(values[i]! * 100) / 10_000 })))
            }
          >
            {common("save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {save.error && (
          <p role="alert" className="font-bold text-danger-ink">
            {errorText(save.error)}
          </p>
        )}
        <ul className="flex flex-col gap-2">
          {lines.map(({ code, name, percent }) => (
            <li key={code} className="flex items-center gap-2">
              <span className="min-w-0 flex-1">
                {code} {name}
              </span>
              <span className="w-20 shrink-0">
                <NumberInput
                  aria-label={t("share", { name })}
                  aria-invalid={percentOf(percent) === null || undefined}
                  value={percent}
                  onChange={(event) => change(code, event.target.value)}
                />
              </span>
              <span aria-hidden>%</span>
              <IconButton
                label={t("remove", { name })}
                onClick={() => setLines(lines.filter((line) => line.code !== code))}
              >
                <Trash2 aria-hidden size={16} />
              </IconButton>
            </li>
          ))}
        </ul>
        <p role="status" className={total > 100.001 ? "font-bold text-danger-ink" : "text-ink-subtle"}>
          {t("total", { share: format.number(total / 100, { style: "percent", maximumFractionDigits: 1 }) })}
        </p>
        <Field label={t("add")}>
          <IndustrySearchBox
            taken={lines.map(({ code }) => code)}
            onPick={(industry) =>
              setLines([...lines, { code: industry.code, name: nameOf(industry), percent: "10" }])
            }
          />
        </Field>
        <Field label={t("reason")} hint={t("reasonHint")} required>
          <TextArea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
