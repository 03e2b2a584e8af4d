"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { classNames } from "./class-names";

const WIDTH = { small: "max-w-md", medium: "max-w-2xl", large: "max-w-5xl" };

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  size?: keyof typeof WIDTH;
  children?: ReactNode;
};

/** A window over the page: keeps the focus inside, closes with Escape, gives the focus back. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  size = "medium",
  children,
}: DialogProps) {
  const t = useTranslations("common");
  // Opened by state, not by a trigger of Radix's own: where the focus came from is remembered here.
  const from = useRef<HTMLElement | null>(null);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-dim" />
        <Primitive.Content
          onOpenAutoFocus={() => {
            from.current = document.activeElement as HTMLElement | null;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (from.current?.isConnected) from.current.focus();
          }}
          {...(description ? {} : { "aria-describedby": undefined })}
          className={classNames(
            "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-large border border-line bg-surface text-ink shadow-float",
            WIDTH[size],
          )}
        >
          <div className="flex items-start gap-4 px-6 pt-5">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="text-title">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="mt-1 text-ink-subtle">{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close
              aria-label={t("close")}
              title={t("close")}
              className="-mr-2 inline-flex size-10 items-center justify-center rounded-medium text-ink-subtle hover:bg-surface-strong"
            >
              <X aria-hidden size={20} />
            </Primitive.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 py-4">{children}</div>
          {footer && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-6 py-4">{footer}</div>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
