"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { Term } from "@/app/_components/term";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import type { May } from "../../atlas/permission";
import type { Run, Topic } from "../api-types";

/** The topic in a sentence, and its name, which a person may give it. */
export function TopicName({
  projectId,
  run,
  topic,
  may,
}: {
  projectId: string;
  run: Run;
  topic: Topic;
  may: May;
}) {
  const t = useTranslations("patents.topic");
  const common = useTranslations("common");
  const format = useFormatter();
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const [name, setName] = useState<string | null>(null);
  const rename = useMutation(
    trpc.patents.renameTopic.mutationOptions({
      onSuccess: () => {
        setName(null);
        notify.done(t("renamed"));
      },
      onError: notify.failed,
      onSettled: () => client.invalidateQueries({ queryKey: trpc.patents.pathKey() }),
    }),
  );
  const share = run.documents > 0 ? topic.size / run.documents : 0;
  return (
    <Card
      title={name === null ? topic.label : t("rename")}
      lead={
        <>
          {t("number", { number: topic.number })} ·{" "}
          {t("size", {
            count: format.number(Math.round(topic.size)),
            share: format.number(share, { style: "percent", maximumFractionDigits: 1 }),
          })}{" "}
          · <Term id="coherence">{t("coherence")}</Term>{" "}
          {topic.coherence === null
            ? t("noCoherence")
            : format.number(topic.coherence, { maximumFractionDigits: 2 })}
        </>
      }
      actions={
        may.allowed &&
        name === null && (
          <Button size="small" icon={<Pencil aria-hidden size={16} />} onClick={() => setName(topic.label)}>
            {t("rename")}
          </Button>
        )
      }
    >
      {name === null ? (
        <p>{t("terms", { terms: topThree(topic) })}</p>
      ) : (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) rename.mutate({ projectId, topicId: topic.id, label: name, was: topic.label });
          }}
        >
          <Field label={t("name")} className="flex-1 basis-60">
            <TextInput
              autoFocus
              value={name}
              maxLength={80}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Button onClick={() => setName(null)}>{common("cancel")}</Button>
          <Button type="submit" variant="primary" busy={rename.isPending} disabled={!name.trim()}>
            {common("save")}
          </Button>
        </form>
      )}
    </Card>
  );
}

const topThree = ({ terms }: Topic) =>
  terms
    .toSorted((a, b) => b.relevance - a.relevance)
    .slice(0, 6)
    .map(({ term }) => term)
    .join(", ");
