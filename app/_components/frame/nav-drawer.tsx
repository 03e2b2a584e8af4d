"use client";

import { Menu as MenuSign, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { useState } from "react";
import type { Role } from "@/server/domain/permissions";
import { ProjectSwitcher } from "./project-switcher";
import { SideNav } from "./side-nav";

/** On a narrow screen the left side comes in from the edge. */
export function NavDrawer({ role, enabled }: { role: Role; enabled: boolean }) {
  const t = useTranslations("common.frame");
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger
        aria-label={t("openNav")}
        className="inline-flex size-10 items-center justify-center rounded-medium hover:bg-surface-strong lg:hidden"
      >
        <MenuSign aria-hidden size={22} />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-dim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] flex-col gap-4 overflow-y-auto border-r border-line bg-surface p-4 text-ink"
        >
          <div className="flex items-center justify-between">
            <Dialog.Title>{t("nav")}</Dialog.Title>
            <Dialog.Close
              aria-label={t("closeNav")}
              className="inline-flex size-10 items-center justify-center rounded-medium hover:bg-surface-strong"
            >
              <X aria-hidden size={20} />
            </Dialog.Close>
          </div>
          <ProjectSwitcher enabled={enabled} />
          <SideNav role={role} onGo={() => setOpen(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
