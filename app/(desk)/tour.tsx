"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { Picture, type PictureName } from "@/app/_components/picture";

const STOPS = ["define", "atlas", "patents", "plan", "people"] as const;
const PICTURE: Record<(typeof STOPS)[number], PictureName> = {
  define: "flow",
  atlas: "network",
  patents: "file",
  plan: "chart",
  people: "memo",
};

/** What the four steps are and who does what: five cards. */
export function Tour({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("desk.tour");
  const c = useTranslations("common");
  const [at, setAt] = useState(0);
  const stop = STOPS[at]!;
  const last = at === STOPS.length - 1;
  const change = (next: boolean) => {
    if (!next) setAt(0);
    onOpenChange(next);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t("title")}
      size="small"
      footer={
        <>
          <span className="mr-auto self-center text-note text-ink-subtle">
            {t("of", { at: at + 1, count: STOPS.length })}
          </span>
          {at > 0 && <Button onClick={() => setAt(at - 1)}>{c("back")}</Button>}
          <Button variant="primary" onClick={() => (last ? change(false) : setAt(at + 1))}>
            {last ? t("finish") : c("next")}
          </Button>
        </>
      }
    >
      <div className="flex min-h-56 flex-col items-center gap-3 text-center" aria-live="polite">
        <Picture name={PICTURE[stop]} />
        <h3>{t(`steps.${stop}.title`)}</h3>
        <p className="text-ink-subtle">{t(`steps.${stop}.body`)}</p>
      </div>
    </Dialog>
  );
}
