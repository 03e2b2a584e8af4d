"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { Field } from "@/app/_components/field";
import { TextArea, TextInput } from "@/app/_components/inputs";
import { TagField } from "@/app/_components/tag-field";
import { KEYWORD_GROUPS, MAX_KEYWORD_LENGTH, MAX_KEYWORDS } from "@/server/features/define/schema";
import type { Draft } from "./draft";

/** Name, description and the paper's four keyword groups. */
export function WordsForm(props: {
  draft: Draft;
  editable: boolean;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { draft, editable, onChange } = props;
  const t = useTranslations("define");
  return (
    <Card>
      <div className="flex flex-col gap-5">
        <div className="grid gap-5 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
          <Field label={t("editor.name")} error={draft.name.trim() === "" ? t("editor.needName") : undefined}>
            <TextInput
              value={draft.name}
              maxLength={100}
              readOnly={!editable}
              onChange={(event) => onChange({ name: event.target.value })}
            />
          </Field>
          <Field label={t("editor.description")}>
            <TextArea
              rows={2}
              value={draft.description}
              maxLength={2000}
              readOnly={!editable}
              placeholder={t("editor.descriptionPlaceholder")}
              onChange={(event) => onChange({ description: event.target.value })}
            />
          </Field>
        </div>
        <div>
          <h3>{t("keywords.title")}</h3>
          <p className="text-note text-ink-subtle">{t("keywords.lead")}</p>
        </div>
        <div className="grid gap-5 md:grid-cols-2">
          {KEYWORD_GROUPS.map((group) => (
            <TagField
              key={group}
              label={t(`keywords.${group}`)}
              hint={t(`keywords.hint.${group}`)}
              tags={draft[group]}
              onChange={(tags) => onChange({ [group]: tags })}
              readOnly={!editable}
              maxLength={MAX_KEYWORD_LENGTH}
              most={MAX_KEYWORDS}
            />
          ))}
        </div>
      </div>
    </Card>
  );
}
