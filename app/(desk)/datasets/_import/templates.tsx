"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { downloadFile } from "@/app/_components/download";

const FORMS = [
  { form: "LONG", files: ["firms", "transactions"] },
  { form: "WIDE", files: ["survey"] },
  { form: "FLOWS", files: ["flows"] },
] as const;

/** The three forms in a sentence each, with a file to begin from. */
export function Templates() {
  const t = useTranslations("datasets");
  return (
    <section aria-labelledby="templates">
      <h3 id="templates">{t("files.templates")}</h3>
      <p className="text-note text-ink-subtle">{t("files.templatesLead")}</p>
      <ul className="mt-3 grid gap-3 md:grid-cols-3">
        {FORMS.map(({ form, files }) => (
          <li key={form} className="flex min-w-0 flex-col gap-2 rounded-medium border border-line p-4">
            <p className="font-bold">{t(`files.form.${form}`)}</p>
            <p className="flex-1 text-note text-ink-subtle">{t(`files.form.${form}Body`)}</p>
            <div className="flex flex-wrap gap-2">
              {files.map((role) => (
                <Button
                  key={role}
                  size="small"
                  icon={<Download aria-hidden size={16} />}
                  onClick={() =>
                    downloadFile(
                      `${t(`template.${role}.name`)}.csv`,
                      // With the byte order mark Excel reads it as UTF-8.
                      `\uFEFF${t(`template.${role}.head`)}\r\n${t(`template.${role}.rows`).replaceAll("\n", "\r\n")}\r\n`,
                      "text/csv;charset=utf-8",
                    )
                  }
                >
                  {t("files.template", { name: t(`role.${role}`) })}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-note text-ink-subtle">{t("files.sampleNote")}</p>
    </section>
  );
}
