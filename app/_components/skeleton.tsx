"use client";

import { useTranslations } from "next-intl";

const Bar = ({ className }: { className: string }) => (
  <div className={`animate-pulse rounded-small bg-surface-strong ${className}`} />
);

/** The shape of what is coming, in grey. */
export function Skeleton({
  shape = "text",
  rows = 4,
}: {
  shape?: "text" | "table" | "chart" | "cards" | "page";
  rows?: number;
}) {
  const t = useTranslations("common");
  const list = Array.from({ length: rows }, (_, i) => i);
  return (
    <div role="status" aria-live="polite" className="min-w-0">
      <span className="sr-only">{t("loading")}</span>
      <div aria-hidden className="flex flex-col gap-3">
        {shape === "page" && <Bar className="h-8 w-2/3 max-w-md" />}
        {shape === "page" && <Bar className="h-5 w-full max-w-2xl" />}
        {(shape === "chart" || shape === "page") && <Bar className="h-72 w-full" />}
        {shape === "cards" && (
          <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
            {list.map((i) => (
              <Bar key={i} className="h-32 w-full" />
            ))}
          </div>
        )}
        {shape === "text" &&
          list.map((i) => <Bar key={i} className={i % 3 === 2 ? "h-4 w-2/3" : "h-4 w-full"} />)}
        {shape === "table" &&
          [-1, ...list].map((i) => <Bar key={i} className={i < 0 ? "h-10 w-full" : "h-8 w-full"} />)}
      </div>
    </div>
  );
}
