"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Copy, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { downloadFile } from "@/app/_components/download";
import { Menu, MenuItem } from "@/app/_components/frame/menu";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";

const TYPE = { markdown: "text/markdown;charset=utf-8", csv: "text/csv;charset=utf-8" } as const;

/** The plan for another program: to the clipboard, or as a file. */
export function ExportButtons({ projectId }: { projectId: string }) {
  const t = useTranslations("plan.document");
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const text = (format: keyof typeof TYPE) =>
    client.fetchQuery({ ...trpc.plan.exportText.queryOptions({ projectId, format }), staleTime: 0 });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText((await text("markdown")).text);
      notify.done(t("copied"));
    } catch {
      notify.failedWith(t("notCopied"));
    }
  };
  const save = async (format: keyof typeof TYPE) => {
    try {
      const file = await text(format);
      downloadFile(file.fileName, file.text, TYPE[format]);
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <>
      <Button size="small" icon={<Copy aria-hidden size={16} />} onClick={copy}>
        {t("copy")}
      </Button>
      <Menu
        label={t("download")}
        trigger={
          <Button size="small" icon={<Download aria-hidden size={16} />}>
            {t("download")}
          </Button>
        }
      >
        <MenuItem onSelect={() => save("markdown")}>{t("markdown")}</MenuItem>
        <MenuItem onSelect={() => save("csv")}>{t("csv")}</MenuItem>
      </Menu>
    </>
  );
}
