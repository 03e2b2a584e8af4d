"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { useNotify } from "@/app/_components/toast";

export type IssuedPassword = { name: string; password: string };

/** An initial password, shown this once. It does not close by a press beside it: what is lost must be reset. */
export function PasswordDialog({ issued, onClose }: { issued: IssuedPassword | null; onClose: () => void }) {
  const t = useTranslations("people.password");
  const notify = useNotify();
  const copy = async (password: string) => {
    await navigator.clipboard.writeText(password);
    notify.done(t("copied"));
  };
  return (
    <Dialog
      open={issued !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      size="small"
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("close")}
        </Button>
      }
    >
      {issued && (
        <div className="flex flex-col gap-4">
          <p>{t("body", { name: issued.name })}</p>
          <div className="flex flex-wrap items-center gap-3 rounded-medium border border-line bg-surface-sunken px-4 py-3">
            <code className="min-w-0 flex-1 text-title font-bold text-ink-strong">{issued.password}</code>
            <Button icon={<Copy aria-hidden size={16} />} onClick={() => copy(issued.password)}>
              {t("copy")}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
