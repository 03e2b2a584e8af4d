"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_components/field";
import { NumberInput, TextArea, TextInput } from "@/app/_components/inputs";
import { Select } from "@/app/_components/select";
import { createProjectInput, FIRST_YEAR, LAST_YEAR } from "@/server/features/projects/schema";
import { RegionChoice } from "./region-choice";

/** The fields as they are typed; years as text, so that an unfinished one is not a number. */
export type ProjectDraft = {
  name: string;
  description: string;
  scopeCode: string;
  yearFrom: string;
  yearTo: string;
};
type Fault = "needName" | "needRegion" | "needYears" | "yearOrder";

/** What the server is asked for, or which words (keys of `project.form`) stand beside which field. */
export function readDraft(draft: ProjectDraft) {
  const year = (text: string) => (/^\d{4}$/.test(text.trim()) ? Number(text) : Number.NaN);
  const wanted = { ...draft, yearFrom: year(draft.yearFrom), yearTo: year(draft.yearTo) };
  const parsed = createProjectInput.safeParse(wanted);
  if (parsed.success) return { input: parsed.data, faults: {} };
  const faults: Partial<Record<keyof ProjectDraft, Fault>> = {};
  for (const { path, message } of parsed.error.issues) {
    if (path[0] === "name") faults.name = "needName";
    if (path[0] === "scopeCode") faults.scopeCode = "needRegion";
    if (path[0] === "yearFrom") faults.yearFrom = "needYears";
    if (path[0] === "yearTo") faults.yearTo = message === "yearOrder" ? "yearOrder" : "needYears";
  }
  return { input: null, faults };
}

export function ProjectFields(props: {
  draft: ProjectDraft;
  onChange: (draft: ProjectDraft) => void;
  faults: Partial<Record<keyof ProjectDraft, Fault>>;
  disabled?: boolean;
  /** Where the years come from that stand there at first. */
  yearsHint?: string | undefined;
}) {
  const { draft, onChange, faults, disabled = false, yearsHint } = props;
  const t = useTranslations("project.form");
  const set = (part: Partial<ProjectDraft>) => onChange({ ...draft, ...part });
  const fault = (field: keyof ProjectDraft) =>
    faults[field] && t(faults[field], { first: String(FIRST_YEAR), last: String(LAST_YEAR) });
  const year = (field: "yearFrom" | "yearTo", label: string) => (
    <Field label={label} error={fault(field)} className="w-40">
      <NumberInput
        value={draft[field]}
        maxLength={4}
        disabled={disabled}
        onChange={(event) => set({ [field]: event.target.value })}
      />
    </Field>
  );
  return (
    <div className="flex flex-col gap-5">
      <Field label={t("name")} hint={t("nameHint")} error={fault("name")} required>
        <TextInput
          value={draft.name}
          maxLength={100}
          disabled={disabled}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      <RegionChoice
        value={draft.scopeCode}
        onChange={(scopeCode) => set({ scopeCode })}
        error={fault("scopeCode")}
        disabled={disabled}
      />
      <div className="flex flex-wrap items-start gap-4">
        {year("yearFrom", t("from"))}
        {year("yearTo", t("to"))}
        {yearsHint && <p className="self-end pb-2 text-note text-ink-subtle">{yearsHint}</p>}
      </div>
      <Field label={t("ksic")} hint={t("ksicHint")}>
        <Select
          value="10"
          onChange={() => {}}
          disabled={disabled}
          options={[
            { value: "10", label: t("ksic10") },
            ...[9, 11].map((revision) => ({
              value: String(revision),
              label: t("ksicOther", { revision }),
              disabled: true,
            })),
          ]}
        />
      </Field>
      <Field label={t("description")} hint={t("descriptionHint")}>
        <TextArea
          value={draft.description}
          maxLength={2000}
          disabled={disabled}
          onChange={(event) => set({ description: event.target.value })}
        />
      </Field>
    </div>
  );
}
