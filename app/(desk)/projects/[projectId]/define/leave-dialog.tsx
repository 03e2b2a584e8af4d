"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import type { LeaveGuard } from "./use-leave-guard";

export function LeaveDialog({ guard }: { guard: LeaveGuard }) {
  const t = useTranslations("define.editor");
  return (
    <Dialog
      open={guard.asking}
      onOpenChange={(open) => !open && guard.stay()}
      title={t("leaveTitle")}
      description={t("leaveBody")}
      size="small"
      footer={
        <>
          <Button onClick={guard.agree}>{t("leave")}</Button>
          <Button onClick={guard.stay}>{t("stay")}</Button>
          <Button variant="primary" busy={guard.saving} onClick={guard.saveAndGo}>
            {t("saveAndLeave")}
          </Button>
        </>
      }
    />
  );
}
