"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/app/_components/select";
import type { SetItem } from "./api-types";
import { useWords } from "./words";

/** The sets of recommendations of a project, the newest first. */
export function SetSelect({
  sets,
  setId,
  onChange,
}: {
  sets: readonly SetItem[];
  setId: string;
  onChange: (id: string) => void;
}) {
  const t = useTranslations("plan.set");
  const words = useWords();
  if (sets.length < 2) return null;
  return (
    <label className="flex min-w-0 items-center gap-2">
      <span className="shrink-0 text-note text-ink-subtle">{t("label")}</span>
      <Select
        className="w-64 max-w-[60vw]"
        value={setId}
        onChange={onChange}
        options={sets.map((set) => ({
          value: set.id,
          label: t(set.current ? "current" : "earlier", { at: words.time(set.createdAt), by: set.createdBy }),
        }))}
      />
    </label>
  );
}
