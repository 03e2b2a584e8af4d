"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { useFieldWiring } from "./field";
import { INPUT_LOOK } from "./inputs";

export type SelectOption = { value: string; label: string; disabled?: boolean; group?: string };
export type SelectProps = {
  value: string;
  onChange: (value: string) => void;
  options: readonly SelectOption[];
  /** Shown while nothing is chosen (value ""). */
  placeholder?: string;
  size?: "medium" | "small";
} & Omit<ComponentProps<"select">, "value" | "onChange" | "size" | "children">;

/** The browser's own list, as KRDS has it: the keyboard, a reader and a telephone all know it. */
export function Select({
  value,
  onChange,
  options,
  placeholder,
  size = "medium",
  className,
  ...rest
}: SelectProps) {
  const groups = [...new Set(options.map((option) => option.group))];
  const item = (option: SelectOption) => (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  );
  return (
    <span className={classNames("relative inline-flex min-w-0", className ?? "w-full")}>
      <select
        {...useFieldWiring()}
        {...rest}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(
          INPUT_LOOK,
          "appearance-none truncate pr-9",
          size === "small" ? "h-8 text-note" : "h-10",
        )}
      >
        {placeholder !== undefined && (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {groups.map((group) =>
          group === undefined ? (
            options.filter((option) => option.group === undefined).map(item)
          ) : (
            <optgroup key={group} label={group}>
              {options.filter((option) => option.group === group).map(item)}
            </optgroup>
          ),
        )}
      </select>
      <ChevronDown
        aria-hidden
        size={16}
        className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-subtle"
      />
    </span>
  );
}
