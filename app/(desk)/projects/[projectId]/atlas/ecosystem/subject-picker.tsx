"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_components/field";
import { Select } from "@/app/_components/select";
import { SuggestBox } from "@/app/_components/suggest-box";
import { useDebounced } from "@/app/_components/use-debounced";
import { useTRPC } from "@/app/_trpc/client";
import type { Run } from "../api-types";

export type Subject = { kind: "STRATEGIC" | "CODE"; id: string };

/** A strategic industry of the project, or any five-digit industry by code or name. */
export function SubjectPicker({
  industries,
  subject,
  onChange,
}: {
  industries: Run["industries"];
  subject: Subject | null;
  onChange: (subject: Subject) => void;
}) {
  const t = useTranslations("atlas.ecosystem");
  const locale = useLocale() as "ko" | "en";
  const trpc = useTRPC();
  const [words, setWords] = useState("");
  const query = useDebounced(words.trim(), 150);
  const found = useQuery({
    ...trpc.reference.search.queryOptions({ query, limit: 12, locale, levels: ["subclass"] }),
    enabled: query !== "",
    placeholderData: (before) => before,
  });
  const code = subject?.kind === "CODE" ? subject.id : null;
  const own = useQuery({
    ...trpc.reference.industries.queryOptions({ codes: code ? [code] : [] }),
    enabled: code !== null,
  });
  const entry = own.data?.[0];
  const codeLabel = entry ? `${entry.code} ${locale === "ko" ? entry.nameKo : entry.nameEn}` : (code ?? "");
  return (
    <>
      {(industries.length > 0 || code) && (
        <Field label={t("subject")} className="w-72 max-w-full">
          <Select
            value={subject ? `${subject.kind}:${subject.id}` : ""}
            onChange={(value) => {
              const [kind, id] = value.split(":") as [Subject["kind"], string];
              onChange({ kind, id });
            }}
            options={[
              ...industries.map(({ id, label }) => ({
                value: `STRATEGIC:${id}`,
                label,
                group: t("strategic"),
              })),
              ...(code ? [{ value: `CODE:${code}`, label: codeLabel, group: t("single") }] : []),
            ]}
          />
        </Field>
      )}
      <Field label={t("search")} className="w-72 max-w-full">
        <SuggestBox
          label={t("search")}
          placeholder={t("searchHint")}
          words={words}
          onWords={setWords}
          busy={found.isFetching}
          options={(found.data ?? []).map((one) => ({
            id: one.code,
            note: one.code,
            label: locale === "ko" ? one.nameKo : one.nameEn,
          }))}
          onPick={(id) => {
            setWords("");
            onChange({ kind: "CODE", id });
          }}
        />
      </Field>
    </>
  );
}
