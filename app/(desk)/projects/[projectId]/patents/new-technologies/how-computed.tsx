"use client";

import { CircleHelp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { Button } from "@/app/_components/button";
import { type TermId, TermText } from "@/app/_components/term";

const TERMS: readonly TermId[] = ["emergence", "topicGrowth", "topicNovelty", "applicantBreadth", "rta"];

/** The rule of the quadrant and the formula of every figure in it. */
export function HowComputed() {
  const t = useTranslations("newtech");
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button size="small" icon={<CircleHelp aria-hidden size={16} />}>
          {t("how")}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t("formula.title")}
          className="z-50 flex max-h-[70vh] w-[28rem] max-w-[calc(100vw-1rem)] flex-col gap-4 overflow-y-auto rounded-large border border-line bg-surface px-4 py-3 text-ink shadow-float"
        >
          <div className="flex flex-col gap-1.5 text-note">
            <p className="text-body font-bold">{t("formula.title")}</p>
            <p>{t("formula.emergent")}</p>
            <p>{t("formula.others")}</p>
            <p>{t("formula.place")}</p>
          </div>
          {TERMS.map((id) => (
            <TermText key={id} id={id} />
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
