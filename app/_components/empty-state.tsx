import type { ReactNode } from "react";
import { Picture, type PictureName } from "./picture";

/** What will be here once there is something, and the one thing to do for it. */
export function EmptyState({
  title,
  body,
  action,
  picture = "table",
}: {
  title: ReactNode;
  body?: ReactNode;
  action?: ReactNode;
  picture?: PictureName;
}) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-large border border-dashed border-line-strong bg-surface px-6 py-10 text-center">
      <Picture name={picture} />
      <p className="font-bold text-ink-strong">{title}</p>
      {body && <div className="max-w-xl text-ink-subtle">{body}</div>}
      {action}
    </div>
  );
}
