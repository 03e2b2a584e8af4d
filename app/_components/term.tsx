"use client";

import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import type terms from "@/messages/ko/terms.json";

/** The words that explain themselves: the keys of messages/<locale>/terms.json. */
export type TermId = keyof typeof terms;

/** A term's formula, reading and source, for a place that has room for them. */
export function TermText({ id }: { id: TermId }) {
  const t = useTranslations("terms");
  const c = useTranslations("common");
  return (
    <div className="flex flex-col gap-1.5 text-note">
      <p className="text-body font-bold">{t(`${id}.name`)}</p>
      <p>{t(`${id}.reading`)}</p>
      <p className="rounded-small bg-surface-sunken px-2 py-1 text-ink-subtle">{t(`${id}.formula`)}</p>
      <p className="text-ink-subtle">
        {c("source")}: {t(`${id}.source`)}
      </p>
    </div>
  );
}

/** A technical word; on hover, focus or a press it says what it is, how it is computed and how to read it. */
export function Term({ id, children }: { id: TermId; children?: ReactNode }) {
  const t = useTranslations("terms");
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (next: boolean, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(next), delay);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        onMouseEnter={() => later(true, 250)}
        onMouseLeave={() => later(false, 200)}
        className="cursor-help rounded-small underline decoration-line-strong decoration-dotted underline-offset-4"
      >
        {children ?? t(`${id}.name`)}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          sideOffset={6}
          collisionPadding={8}
          aria-label={t(`${id}.name`)}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onMouseEnter={() => later(true, 0)}
          onMouseLeave={() => later(false, 200)}
          className="z-50 w-80 max-w-[calc(100vw-1rem)] rounded-large border border-line bg-surface px-4 py-3 text-left font-normal text-ink shadow-float"
        >
          <TermText id={id} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
