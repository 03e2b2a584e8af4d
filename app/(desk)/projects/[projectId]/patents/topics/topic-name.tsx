"use client";

import { Pencil } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { Term } from "@/app/_components/term";
import type { Run, Topic } from "../api-types";
import type { Arranging } from "./arranging";
import { useEditTopics } from "./use-edit-topics";

/** The topic in a sentence, and its name, which a person may give it. */
export function TopicName({
  run,
  topic,
  arranging,
  renaming,
  onRenaming,
}: {
  run: Run;
  topic: Topic;
  arranging: Arranging | null;
  renaming: boolean;
  onRenaming: (on: boolean) => void;
}) {
  const t = useTranslations("patents.topic");
  const common = useTranslations("common");
  const format = useFormatter();
  const [name, setName] = useState(topic.label);
  const { edit } = useEditTopics(() => onRenaming(false));
  const share = run.documents > 0 ? topic.size / run.documents : 0;
  return (
    <Card
      title={renaming ? t("rename") : topic.label}
      lead={
        <>
          {topic.origin === "model" && `${t("number", { number: topic.number })} · `}
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
        arranging &&
        !renaming && (
          <Button size="small" icon={<Pencil aria-hidden size={16} />} onClick={() => onRenaming(true)}>
            {t("rename")}
          </Button>
        )
      }
    >
      {!renaming || !arranging ? (
        <p>{t("terms", { terms: topThree(topic) })}</p>
      ) : (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            const { projectId, runId, seen } = arranging;
            const label = name.trim();
            if (label)
              edit.mutate({ projectId, runId, seen, edit: { kind: "RENAME", key: topic.key, label } });
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
          <Button onClick={() => onRenaming(false)}>{common("cancel")}</Button>
          <Button type="submit" variant="primary" busy={edit.isPending} disabled={!name.trim()}>
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
