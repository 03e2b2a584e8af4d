import { Progress } from "radix-ui";
import type { ReactNode } from "react";

/** How far a long work has come; `value` 0 to 1, null while nobody can tell. */
export function ProgressBar({
  value,
  label,
  detail,
}: {
  value: number | null;
  label: string;
  detail?: ReactNode;
}) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex justify-between gap-3 text-note">
        <span>{label}</span>
        {percent !== null && <span className="font-bold">{percent}%</span>}
      </div>
      <Progress.Root
        value={percent}
        max={100}
        aria-label={label}
        className="h-2 overflow-hidden rounded-full bg-surface-strong"
      >
        <Progress.Indicator
          className={percent === null ? "h-full w-1/3 animate-pulse bg-primary" : "h-full bg-primary"}
          style={percent === null ? undefined : { width: `${percent}%` }}
        />
      </Progress.Root>
      {detail && <div className="text-note text-ink-subtle">{detail}</div>}
    </div>
  );
}
