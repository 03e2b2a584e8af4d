"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Tabs as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

const BAR = "flex gap-1 overflow-x-auto border-b border-line";
const TAB =
  "inline-flex min-h-10 shrink-0 items-center gap-1.5 border-b-4 border-transparent px-3 font-bold whitespace-nowrap text-ink-subtle no-underline hover:text-ink focus-visible:-outline-offset-2";
const TAB_ON = "border-primary text-primary-ink";

const Count = ({ of }: { of: number | undefined }) =>
  of === undefined ? null : (
    <span className="rounded-full bg-surface-strong px-2 text-note text-ink">{of}</span>
  );

export type TabItem = { id: string; label: ReactNode; count?: number; content: ReactNode };

/** Tabs whose panels are on this page; only the open one is mounted. */
export function Tabs({
  label,
  items,
  value,
  onChange,
  defaultValue,
}: {
  label: string;
  items: TabItem[];
  value?: string;
  onChange?: (id: string) => void;
  defaultValue?: string;
}) {
  return (
    <Primitive.Root
      {...(value === undefined ? { defaultValue: defaultValue ?? items[0]?.id ?? "" } : { value })}
      {...(onChange ? { onValueChange: onChange } : {})}
      className="min-w-0"
    >
      <Primitive.List aria-label={label} className={BAR}>
        {items.map((item) => (
          <Primitive.Trigger
            key={item.id}
            value={item.id}
            className={classNames(
              TAB,
              "data-[state=active]:border-primary data-[state=active]:text-primary-ink",
            )}
          >
            {item.label}
            <Count of={item.count} />
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {items.map((item) => (
        <Primitive.Content key={item.id} value={item.id} className="min-w-0 pt-4">
          {item.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}

/** Tabs that are addresses: each is a page of its own. `exact` for the first, whose address begins the others'. */
export function TabLinks({
  label,
  items,
}: {
  label: string;
  items: { href: string; label: ReactNode; count?: number; exact?: boolean }[];
}) {
  const path = usePathname();
  return (
    <nav aria-label={label} className={BAR}>
      {items.map((item) => {
        const on = item.exact ? path === item.href : path === item.href || path.startsWith(`${item.href}/`);
        return (
          <Link
            key={item.href}
            href={item.href}
            aria-current={on ? "page" : undefined}
            className={classNames(TAB, on && TAB_ON)}
          >
            {item.label}
            <Count of={item.count} />
          </Link>
        );
      })}
    </nav>
  );
}
