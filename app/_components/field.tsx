"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useId } from "react";

export type FieldWiring = {
  id?: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
  required?: boolean;
};
const Wiring = createContext<FieldWiring>({});

/** What an input inside a Field takes over: its id, description and error state. */
export const useFieldWiring = (): FieldWiring => useContext(Wiring);

export type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** Keep the label for readers only. */
  labelHidden?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label, input, hint and error as one; any input of this folder inside it is wired by itself. */
export function Field({
  label,
  hint,
  error,
  required = false,
  labelHidden,
  className,
  children,
}: FieldProps) {
  const t = useTranslations("common");
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className ?? ""}`}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "font-bold"}>
        {label}
        {required && <span className="text-danger-ink"> ({t("required")})</span>}
      </label>
      <Wiring.Provider
        value={{
          id,
          "aria-describedby": described || undefined,
          "aria-invalid": error ? true : undefined,
          required,
        }}
      >
        {children}
      </Wiring.Provider>
      {hint && (
        <p id={`${id}-hint`} className="text-note text-ink-subtle">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-note font-bold text-danger-ink">
          {error}
        </p>
      )}
    </div>
  );
}
