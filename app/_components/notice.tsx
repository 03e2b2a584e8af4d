import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const LOOK = {
  info: { icon: Info, ground: "border-info-line bg-info-soft", ink: "text-info-ink" },
  warning: { icon: TriangleAlert, ground: "border-warning-line bg-warning-soft", ink: "text-warning-ink" },
  danger: { icon: CircleAlert, ground: "border-danger-line bg-danger-soft", ink: "text-danger-ink" },
} as const;

/** A band over the page: something to know before reading on. `stale` things are warnings with 'compute again'. */
export function Notice({
  tone = "info",
  title,
  action,
  children,
}: {
  tone?: keyof typeof LOOK;
  title: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const { icon: Icon, ground, ink } = LOOK[tone];
  return (
    <section
      className={`flex flex-wrap items-start gap-x-4 gap-y-2 rounded-large border px-4 py-3 ${ground}`}
    >
      <Icon aria-hidden size={20} className={`mt-0.5 shrink-0 ${ink}`} />
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-bold">{title}</p>
        {children && <div className="text-note">{children}</div>}
      </div>
      {action}
    </section>
  );
}
