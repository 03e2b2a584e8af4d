import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "secondary" | "tertiary" | "text" | "danger";
export type ButtonSize = "medium" | "small";

const VARIANT: Record<ButtonVariant, string> = {
  primary: "border-primary bg-primary text-on-primary hover:bg-primary-hover active:bg-primary-pressed",
  secondary: "border-primary bg-primary-soft text-primary-ink hover:border-primary-hover hover:underline",
  tertiary: "border-input-line bg-surface text-ink hover:bg-surface-strong",
  text: "border-transparent bg-transparent text-primary-ink hover:bg-primary-soft",
  danger: "border-danger-hover bg-danger-hover text-on-primary hover:underline",
};
const SIZE: Record<ButtonSize, string> = {
  medium: "min-h-10 px-4 py-1.5 text-body",
  small: "min-h-8 px-2.5 py-1 text-note",
};
const OFF =
  "disabled:border-line disabled:bg-surface-strong disabled:text-ink-faint disabled:no-underline aria-disabled:opacity-60";

const look = (variant: ButtonVariant, size: ButtonSize, className?: string) =>
  classNames(
    "inline-flex items-center justify-center gap-1.5 rounded-medium border font-bold whitespace-nowrap no-underline",
    VARIANT[variant],
    SIZE[size],
    OFF,
    className,
  );

type Own = { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode };
export type ButtonProps = Own & ComponentProps<"button"> & { busy?: boolean };

/** A button; `busy` shows a turning sign, keeps the width and refuses a second press. */
export function Button({
  variant = "tertiary",
  size = "medium",
  icon,
  busy = false,
  className,
  children,
  disabled,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={look(variant, size, className)}
    >
      {busy ? <LoaderCircle aria-hidden size={16} className="animate-spin" /> : icon}
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function LinkButton({
  variant = "tertiary",
  size = "medium",
  icon,
  className,
  children,
  ...rest
}: Own & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={look(variant, size, className)}>
      {icon}
      {children}
    </Link>
  );
}

/** A square button with a sign only; `label` is its name for readers and its hint on hover. */
export function IconButton({
  label,
  children,
  size = "medium",
  className,
  type = "button",
  ...rest
}: { label: string; size?: ButtonSize } & ComponentProps<"button">) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={classNames(
        "inline-flex shrink-0 items-center justify-center rounded-medium text-ink-subtle hover:bg-surface-strong hover:text-ink disabled:opacity-50",
        size === "small" ? "size-8" : "size-10",
        className,
      )}
    >
      {children}
    </button>
  );
}
