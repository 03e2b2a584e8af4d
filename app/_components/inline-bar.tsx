import type { ReactNode } from "react";

/** A figure with a small bar under it, for a table: how large it is of the largest. Negative values get an empty bar. */
export function InlineBar({
  value,
  max,
  children,
}: {
  value: number | null;
  max: number;
  children: ReactNode;
}) {
  const share = value === null || !(max > 0) ? 0 : Math.min(1, Math.max(0, value / max));
  return (
    <span className="inline-flex min-w-16 flex-col items-end gap-0.5">
      {children}
      <span aria-hidden className="h-1 w-16 rounded-full bg-surface-strong">
        <span className="block h-1 rounded-full bg-series-1" style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  );
}
