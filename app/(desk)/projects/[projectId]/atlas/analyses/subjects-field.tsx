"use client";

import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { IndustrySearchBox } from "@/app/_components/industry-search-box";
import { TextArea } from "@/app/_components/inputs";
import { Select } from "@/app/_components/select";
import type { SubjectRule } from "@/server/features/analyses/schema";
import type { Run } from "../api-types";
import { itemsIn } from "./items-in";

export type ChosenSubject =
  | { kind: "STRATEGIC" | "CODE"; id: string; label: string }
  | { kind: "ITEM"; id: string; label: string; cores: string[] };

type Props = {
  run: Run;
  rule: SubjectRule;
  chosen: ChosenSubject[];
  onChange: (chosen: ChosenSubject[]) => void;
  error: string | null;
};

/** Whose ecosystems an analysis looks at: strategic industries, single industries, or a pasted list of items. */
export function SubjectsField({ run, rule, chosen, onChange, error }: Props) {
  const t = useTranslations("analyses.subjects");
  const locale = useLocale();
  const full = chosen.length >= rule.max;
  const add = (subject: ChosenSubject) => {
    if (chosen.some(({ id }) => id === subject.id)) return;
    onChange(rule.max === 1 ? [subject] : [...chosen, subject].slice(0, rule.max));
  };
  const left = run.industries.filter(({ id }) => !chosen.some((one) => one.id === id));
  const locked = full && rule.max > 1;
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="font-bold">{t("legend")}</legend>
      <p className="text-note text-ink-subtle">
        {rule.min > 0
          ? t("hint", { least: rule.min, most: rule.max })
          : rule.none === "industries"
            ? t("hintIndustries", { most: rule.max })
            : t("hintWhole", { most: rule.max })}
      </p>
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {chosen.map((one) => (
            <li
              key={one.id}
              className="flex min-w-0 items-center gap-1 rounded-medium border border-line bg-surface-strong py-1 pr-1 pl-3 text-note"
            >
              <span className="truncate">{one.label}</span>
              <Button
                variant="text"
                size="small"
                aria-label={t("remove", { name: one.label })}
                onClick={() => onChange(chosen.filter(({ id }) => id !== one.id))}
              >
                <X aria-hidden size={14} />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {run.industries.length > 0 && (
          <Field label={t("strategic")}>
            <Select
              value=""
              placeholder={t("choose")}
              onChange={(id) => {
                const found = run.industries.find((one) => one.id === id);
                if (found) add({ kind: "STRATEGIC", id, label: found.label });
              }}
              options={left.map(({ id, label }) => ({ value: id, label, disabled: locked }))}
            />
          </Field>
        )}
        <Field label={t("search")}>
          <IndustrySearchBox
            disabled={locked}
            taken={chosen.map(({ id }) => id)}
            onPick={({ code, nameKo, nameEn }) =>
              add({ kind: "CODE", id: code, label: `${code} ${locale === "ko" ? nameKo : nameEn}` })
            }
          />
        </Field>
      </div>
      {rule.max > 2 && <PastedItems onAdd={(items) => onChange([...chosen, ...items].slice(0, rule.max))} />}
      {error && (
        <p role="alert" className="text-note font-bold text-danger-ink">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** A list from a spreadsheet: one item a line, its name and then its codes. */
function PastedItems({ onAdd }: { onAdd: (items: ChosenSubject[]) => void }) {
  const t = useTranslations("analyses.subjects");
  const [text, setText] = useState("");
  const { items, wrong } = itemsIn(text);
  return (
    <details>
      <summary className="cursor-pointer text-note font-bold">{t("paste")}</summary>
      <div className="mt-2 flex flex-col gap-2">
        <Field
          label={t("pasteLabel")}
          hint={t("pasteHint")}
          error={wrong.length > 0 ? t("pasteWrong", { lines: wrong.slice(0, 8).join(", ") }) : undefined}
        >
          <TextArea rows={5} value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <div>
          <Button
            size="small"
            disabled={items.length === 0}
            onClick={() => {
              onAdd(items);
              setText("");
            }}
          >
            {t("pasteAdd", { count: items.length })}
          </Button>
        </div>
      </div>
    </details>
  );
}
