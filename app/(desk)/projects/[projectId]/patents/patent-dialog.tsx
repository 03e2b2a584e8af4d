"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/app/_components/dialog";
import type { Patent } from "./api-types";
import { MarkedText } from "./marked-text";

/** One patent, the terms that brought it here marked in its text. */
export function PatentDialog({
  patent,
  terms,
  onClose,
}: {
  patent: Patent;
  terms: readonly string[];
  onClose: () => void;
}) {
  const t = useTranslations("patents.patent");
  const facts: [string, string][] = [
    [t("number"), patent.applicationNo],
    [t("filed"), patent.filingDate ?? (patent.year === null ? "" : String(patent.year))],
    [t("applicants"), patent.applicants.join(", ")],
    [t("regions"), patent.regions.join(", ")],
    [t("ipc"), patent.ipc.join(", ")],
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={<MarkedText text={patent.title} terms={terms} />}
      {...(patent.titleEn ? { description: <span lang="en">{patent.titleEn}</span> } : {})}
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-note">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-subtle">{label}</dt>
            <dd className="min-w-0 break-words">{value || t("unknown")}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 leading-relaxed">
        <MarkedText text={patent.abstract} terms={terms} />
      </p>
      {terms.length > 0 && <p className="mt-4 text-note text-ink-subtle">{t("marked")}</p>}
    </Dialog>
  );
}
