"use client";

import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { useFieldWiring } from "./field";

export const INPUT_LOOK =
  "w-full min-w-0 rounded-medium border border-input-line bg-surface px-3 text-body text-ink aria-invalid:border-danger disabled:bg-surface-strong disabled:text-ink-faint";

export function TextInput({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      type="text"
      {...useFieldWiring()}
      {...rest}
      className={classNames(INPUT_LOOK, "h-10", className)}
    />
  );
}

export function TextArea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...useFieldWiring()}
      rows={rows}
      {...rest}
      className={classNames(INPUT_LOOK, "resize-y py-2", className)}
    />
  );
}

/** A number as text: the caller reads the string, so that an unfinished entry is never turned into a number. */
export function NumberInput({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      {...useFieldWiring()}
      {...rest}
      className={classNames(INPUT_LOOK, "h-10 text-right", className)}
    />
  );
}

type CheckProps = { label: ReactNode; hint?: ReactNode } & ComponentProps<"input">;

function Check({ label, hint, className, type, ...rest }: CheckProps & { type: "checkbox" | "radio" }) {
  return (
    <label className={classNames("flex items-start gap-2 py-1", className)}>
      <input {...rest} type={type} className="mt-0.5 size-5 shrink-0 accent-primary" />
      <span className="min-w-0">
        {label}
        {hint && <span className="block text-note text-ink-subtle">{hint}</span>}
      </span>
    </label>
  );
}

export function Checkbox(props: CheckProps) {
  return <Check {...props} type="checkbox" />;
}

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

/** One of a few, all in sight. */
export function RadioGroup({
  legend,
  legendHidden,
  name,
  value,
  onChange,
  choices,
  inline,
  disabled,
}: {
  legend: ReactNode;
  legendHidden?: boolean;
  name: string;
  value: string | null;
  onChange: (value: string) => void;
  choices: Choice[];
  inline?: boolean;
  disabled?: boolean;
}) {
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className={legendHidden ? "sr-only" : "font-bold"}>{legend}</legend>
      <div className={inline ? "flex flex-wrap gap-x-6" : "flex flex-col"}>
        {choices.map((choice) => (
          <Check
            key={choice.value}
            type="radio"
            name={name}
            value={choice.value}
            label={choice.label}
            hint={choice.hint}
            disabled={choice.disabled}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
