import type { ReactNode } from "react";

/** The question of the page, what it is about, and the one main act. */
export function PageHeader({
  title,
  lead,
  actions,
  scope,
}: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** The ScopeLine. */
  scope?: ReactNode;
}) {
  return (
    <header className="flex flex-col gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h1>{title}</h1>
          {lead && <p className="mt-1 max-w-3xl text-ink-subtle">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {scope}
    </header>
  );
}
