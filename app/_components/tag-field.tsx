"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Field } from "./field";
import { TextInput } from "./inputs";

export type TagFieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  tags: readonly string[];
  onChange: (tags: string[]) => void;
  readOnly?: boolean;
  /** Longest word and largest number that the server takes. */
  maxLength?: number;
  most?: number;
};

/** Words, one by one: Enter or a comma adds, a list that is pasted is taken apart, Backspace in an empty box takes back. */
export function TagField({
  label,
  hint,
  tags,
  onChange,
  readOnly,
  maxLength = 50,
  most = 50,
}: TagFieldProps) {
  const t = useTranslations("common.tags");
  const [words, setWords] = useState("");
  const add = (text: string) => {
    const fresh = text
      .split(/[,;\n\t]/)
      .map((word) => word.trim().replaceAll(/\s+/g, " ").slice(0, maxLength))
      .filter((word) => word !== "");
    const joined = [...new Set([...tags, ...fresh])].slice(0, most);
    if (joined.length !== tags.length) onChange(joined);
    setWords("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (words.trim() !== "") add(words);
    } else if (event.key === "Backspace" && words === "" && tags.length > 0) onChange(tags.slice(0, -1));
  };
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {readOnly ? (
        <p className="font-bold">{label}</p>
      ) : (
        <Field label={label} hint={hint ?? t("hint")}>
          <TextInput
            value={words}
            onChange={(event) =>
              /[,;]/.test(event.target.value) ? add(event.target.value) : setWords(event.target.value)
            }
            onKeyDown={onKeyDown}
            onBlur={() => words.trim() !== "" && add(words)}
            onPaste={(event) => {
              const text = event.clipboardData.getData("text");
              if (!/[,;\n\t]/.test(text)) return;
              event.preventDefault();
              add(text);
            }}
            placeholder={t("placeholder")}
            disabled={tags.length >= most}
          />
        </Field>
      )}
      {tags.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li
              key={tag}
              className="inline-flex min-w-0 items-center gap-0.5 rounded-full border border-line-strong bg-surface py-0.5 pr-1 pl-3 text-note"
            >
              <span className={readOnly ? "min-w-0 pr-2" : "min-w-0"}>{tag}</span>
              {!readOnly && (
                <button
                  type="button"
                  aria-label={t("remove", { tag })}
                  onClick={() => onChange(tags.filter((other) => other !== tag))}
                  className="inline-flex size-6 shrink-0 items-center justify-center rounded-full hover:bg-surface-strong"
                >
                  <X aria-hidden size={14} />
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : (
        readOnly && <p className="text-note text-ink-subtle">{t("none")}</p>
      )}
    </div>
  );
}
