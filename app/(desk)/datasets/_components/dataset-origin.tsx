"use client";

import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/app/_components/card";
import type { getDataset } from "@/server/features/datasets/data";
import { fileSize } from "./file-size";

type Data = Awaited<ReturnType<typeof getDataset>>;

const Row = ({ label, children }: { label: ReactNode; children: ReactNode }) => (
  <div className="grid gap-x-4 py-2 sm:grid-cols-[9rem_1fr]">
    <dt className="text-ink-subtle">{label}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </div>
);

/** Source, files, fingerprints, and what was left out. */
export function DatasetOrigin({ data }: { data: Data }) {
  const t = useTranslations("datasets");
  const format = useFormatter();
  const rejected = Object.entries(data.rejected) as [keyof Data["rejected"], number][];
  const left = rejected.reduce((sum, [, count]) => sum + count, 0);
  return (
    <Card title={t("detail.origin")}>
      <dl className="-my-2 divide-y divide-line">
        <Row label={t("detail.source")}>{data.source || t("noSource")}</Row>
        <Row label={t("detail.importedBy")}>{data.createdBy}</Row>
        <Row label={t("detail.importedAt")}>
          {format.dateTime(data.createdAt, { dateStyle: "long", timeStyle: "short" })}
        </Row>
        {data.files.map((file) => (
          <Row key={`${file.role} ${file.sha256}`} label={t(`role.${file.role}`)}>
            <p>{file.name}</p>
            <p className="text-note text-ink-subtle">
              {t("detail.fileRows", { rows: file.rows, size: fileSize(file.bytes) })}
            </p>
            <p className="text-note break-all text-ink-subtle" title={t("detail.fileHash")}>
              {file.sha256}
            </p>
          </Row>
        ))}
        <Row label={t("detail.hash")}>
          <p className="text-note break-all">{data.hash}</p>
          <p className="text-note text-ink-subtle">{t("detail.hashHelp")}</p>
        </Row>
        <Row label={t("detail.rejected")}>
          {left === 0 ? (
            t("detail.rejectedNone")
          ) : (
            <>
              <p>{t("detail.rejectedLead", { count: left })}</p>
              <ul className="text-note text-ink-subtle">
                {rejected.map(([reason, count]) => (
                  <li key={reason}>
                    {t(`rejectReason.${reason}`)} {format.number(count)}
                  </li>
                ))}
              </ul>
              {data.hasRejects && (
                <a
                  href={`/api/rejects/datasets/${data.id}`}
                  className="mt-1 inline-flex items-center gap-1 text-note font-bold"
                  download
                >
                  <Download aria-hidden size={16} />
                  {t("check.download")}
                </a>
              )}
            </>
          )}
        </Row>
      </dl>
    </Card>
  );
}
