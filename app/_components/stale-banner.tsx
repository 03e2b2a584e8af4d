import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "./notice";

/** What has changed since a result was made, one sentence a change; nothing is made anew by itself. */
export function StaleBanner({
  title,
  changes,
  action,
}: {
  title?: string;
  changes: readonly string[];
  action?: ReactNode;
}) {
  const t = useTranslations("common.stale");
  if (changes.length === 0) return null;
  return (
    <Notice tone="warning" title={title ?? t("title")} action={action}>
      <ul className="list-disc pl-5">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </Notice>
  );
}
