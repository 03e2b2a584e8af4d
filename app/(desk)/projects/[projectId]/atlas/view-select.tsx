"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_components/field";
import { Select } from "@/app/_components/select";
import type { View } from "./api-types";
import { useViewLabel } from "./basis";

/** Which of the regions of a run is shown. */
export function ViewSelect({
  views,
  viewKey,
  onChange,
}: {
  views: readonly View[];
  viewKey: string;
  onChange: (key: string | null) => void;
}) {
  const t = useTranslations("atlas");
  const labelOf = useViewLabel();
  if (views.length < 2) return null;
  return (
    <Field label={t("region")} className="w-52">
      <Select
        value={viewKey}
        onChange={(key) => onChange(views.find((view) => view.isPrimary)?.key === key ? null : key)}
        options={views.map((view) => ({ value: view.key, label: labelOf(view) }))}
      />
    </Field>
  );
}

/** The view of the address, or the main one where the address names none of this run. */
export const viewOf = (views: readonly View[], key: string | undefined): View =>
  views.find((view) => view.key === key) ?? views.find((view) => view.isPrimary) ?? views[0]!;
