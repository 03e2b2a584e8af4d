"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { Checkbox, TextInput } from "@/app/_components/inputs";
import type { TopicItem } from "../api-types";
import type { Arranging } from "./arranging";
import { useEditTopics } from "./use-edit-topics";

/** Which topics are one with this. */
export function MergeDialog({
  topic,
  arranging: { projectId, runId, seen, topics, onPick },
  onClose,
}: {
  topic: TopicItem;
  arranging: Arranging;
  onClose: () => void;
}) {
  const t = useTranslations("patents.arrange");
  const common = useTranslations("common");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [name, setName] = useState("");
  const { edit } = useEditTopics((key) => {
    if (key) onPick(key);
    onClose();
  });
  const toggle = (key: string, on: boolean) =>
    setChosen((before) => (on ? [...before, key] : before.filter((one) => one !== key)));
  const label = name.trim();
  const merge = () =>
    edit.mutate({
      ...{ projectId, runId, seen },
      edit: { kind: "MERGE", keys: [topic.key, ...chosen], ...(label ? { label } : {}) },
    });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("mergeTitle", { name: topic.label })}
      description={t("mergeLead")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" busy={edit.isPending} disabled={chosen.length === 0} onClick={merge}>
            {t("mergeDo")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <fieldset className="flex max-h-72 flex-col gap-1.5 overflow-y-auto">
          <legend className="mb-1 font-bold">{t("mergeWith")}</legend>
          {topics
            .filter(({ key }) => key !== topic.key)
            .map(({ key, label: other }) => (
              <Checkbox
                key={key}
                label={other}
                checked={chosen.includes(key)}
                onChange={(event) => toggle(key, event.target.checked)}
              />
            ))}
        </fieldset>
        <Field label={t("mergeName")}>
          <TextInput value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
