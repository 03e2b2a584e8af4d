"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { downloadFile } from "@/app/_components/download";

/** A file to begin from, with the columns as they are understood and one example. */
export function TemplateButton() {
  const t = useTranslations("patents.template");
  return (
    <Button
      icon={<Download aria-hidden size={16} />}
      onClick={() =>
        downloadFile(
          t("file"),
          // With the byte order mark Excel reads it as UTF-8.
          `\uFEFF${t("head")}\r\n${t("row")}\r\n`,
          "text/csv;charset=utf-8",
        )
      }
    >
      {t("button")}
    </Button>
  );
}
