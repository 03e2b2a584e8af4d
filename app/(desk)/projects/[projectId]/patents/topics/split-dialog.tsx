"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { useErrorText } from "@/app/_components/error-text";
import { Field } from "@/app/_components/field";
import { NumberInput } from "@/app/_components/inputs";
import { useTRPC } from "@/app/_trpc/client";
import { SPLIT_PARTS } from "@/server/features/patents/schema";
import type { TopicItem } from "../api-types";
import type { Arranging } from "./arranging";

/** Into how many parts a topic is split; the work is a job. */
export function SplitDialog({
  topic,
  arranging: { projectId, runId, seen, onStarted },
  onClose,
}: {
  topic: TopicItem;
  arranging: Arranging;
  onClose: () => void;
}) {
  const t = useTranslations("patents.arrange");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [text, setText] = useState("2");
  const parts = /^\d{1,2}$/.test(text.trim()) ? Number(text) : Number.NaN;
  const fits = parts >= SPLIT_PARTS.min && parts <= SPLIT_PARTS.max;
  const split = useMutation(
    trpc.patents.splitTopic.mutationOptions({
      onSuccess: ({ jobId }) => {
        client.invalidateQueries({ queryKey: trpc.jobs.pathKey() });
        onStarted(jobId);
        onClose();
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("splitTitle", { name: topic.label })}
      description={t("splitLead")}
      footer={
        <>
          {split.error && (
            <p role="alert" className="mr-auto max-w-md self-center text-note font-bold text-danger-ink">
              {errorText(split.error)}
            </p>
          )}
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button
            variant="primary"
            busy={split.isPending}
            disabled={!fits}
            onClick={() => split.mutate({ projectId, runId, seen, key: topic.key, parts })}
          >
            {t("splitDo")}
          </Button>
        </>
      }
    >
      <Field
        label={t("splitParts")}
        error={fits ? undefined : t("splitWrong", { ...SPLIT_PARTS })}
        className="max-w-48"
      >
        <NumberInput value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Dialog>
  );
}
