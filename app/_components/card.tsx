import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type CardProps = {
  title?: ReactNode;
  /** Level of the title in the page's outline. */
  level?: 2 | 3 | 4;
  lead?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  /** No padding around the content: for a table that fills the card. */
  flush?: boolean;
  className?: string;
  id?: string;
  children?: ReactNode;
};

/** A piece of the page with an edge of its own. */
export function Card({ title, level = 2, lead, actions, footer, flush, className, id, children }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <section id={id} className={classNames("min-w-0 rounded-large border border-line bg-surface", className)}>
      {(title || actions) && (
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-5 pt-4">
          <div className="min-w-0 flex-1">
            {title && <Heading>{title}</Heading>}
            {lead && <p className="mt-0.5 text-note text-ink-subtle">{lead}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      <div className={flush ? "pt-3" : "px-5 py-4"}>{children}</div>
      {footer && <div className="border-t border-line px-5 py-3 text-note text-ink-subtle">{footer}</div>}
    </section>
  );
}
