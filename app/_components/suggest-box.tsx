"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";
import { classNames } from "./class-names";
import { useFieldWiring } from "./field";
import { INPUT_LOOK } from "./inputs";

/** `note` stands small before the label (a code), `hint` behind it (a reason). */
export type ComboOption = {
  id: string;
  label: string;
  note?: string;
  hint?: string;
  group?: string;
  disabled?: boolean;
};

export type SuggestBoxProps = {
  id?: string;
  label: string;
  placeholder?: string;
  words: string;
  onWords: (words: string) => void;
  options: readonly ComboOption[];
  onPick: (id: string) => void;
  busy?: boolean;
  disabled?: boolean;
  onLeave?: () => void;
};

/** Text with a list of suggestions (ARIA combobox): arrows choose, Enter takes, Escape shuts. */
export function SuggestBox(props: SuggestBoxProps) {
  const { id, label, placeholder, words, onWords, options, onPick, busy, disabled, onLeave } = props;
  const t = useTranslations("common.combo");
  const wiring = useFieldWiring();
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const shown = open && words.trim() !== "";
  const active = options[Math.min(at, options.length - 1)];
  const take = (option: ComboOption | undefined) => {
    if (!option || option.disabled) return;
    onPick(option.id);
    setOpen(false);
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Korean is composed: Enter that ends a syllable must not take a suggestion.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((now) => (options.length === 0 ? 0 : (now + step + options.length) % options.length));
    } else if (event.key === "Enter" && shown && active) {
      event.preventDefault();
      take(active);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      setOpen(false);
    }
  };
  return (
    <div className="relative min-w-0">
      <input
        {...wiring}
        id={id ?? wiring.id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={wiring.id ? undefined : label}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && active ? `${listId}-${active.id}` : undefined}
        disabled={disabled}
        placeholder={placeholder}
        value={words}
        onChange={(event) => {
          onWords(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          onLeave?.();
        }}
        onKeyDown={onKeyDown}
        className={classNames(INPUT_LOOK, "h-10")}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={label}
        tabIndex={-1}
        hidden={!shown}
        className="absolute right-0 left-0 z-50 mt-1 max-h-80 overflow-y-auto rounded-large border border-line bg-surface p-1.5 text-ink shadow-float"
      >
        {options.map((option, index) => (
          <div key={option.id}>
            {option.group !== undefined && option.group !== options[index - 1]?.group && (
              <div aria-hidden className="px-2.5 pt-2 pb-1 text-note text-ink-subtle">
                {option.group}
              </div>
            )}
            <div
              id={`${listId}-${option.id}`}
              role="option"
              aria-selected={option === active}
              aria-disabled={option.disabled}
              onMouseDown={(event) => event.preventDefault()}
              onMouseEnter={() => setAt(index)}
              onClick={() => take(option)}
              className={classNames(
                "flex cursor-pointer items-baseline gap-2 rounded-medium px-2.5 py-1.5",
                option === active && "bg-primary-soft text-primary-ink",
                option.disabled && "opacity-60",
              )}
            >
              {option.note && <span className="shrink-0 text-note font-bold">{option.note}</span>}
              <span className="min-w-0">{option.label}</span>
              {option.hint && (
                <span className="ml-auto shrink-0 text-note text-ink-subtle">{option.hint}</span>
              )}
            </div>
          </div>
        ))}
        {options.length === 0 && (
          <p className="px-2.5 py-1.5 text-ink-subtle">{busy ? t("searching") : t("nothing")}</p>
        )}
      </div>
    </div>
  );
}
