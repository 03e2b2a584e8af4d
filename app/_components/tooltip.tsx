"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";

export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Primitive.Provider delayDuration={250}>{children}</Primitive.Provider>;
}

const BUBBLE =
  "z-50 max-w-xs rounded-medium bg-inverse px-3 py-2 text-note text-ink-inverse shadow-float whitespace-pre-line";

/** A hint on hover and on focus. The child must be able to take the focus (a button, a link, or give it tabIndex 0). */
export function Tooltip({ content, children }: { content: ReactNode; children: ReactNode }) {
  if (content === null || content === undefined || content === "") return children;
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content sideOffset={6} collisionPadding={8} className={BUBBLE}>
          {content}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
