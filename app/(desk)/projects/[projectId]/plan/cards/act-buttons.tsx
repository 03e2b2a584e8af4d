"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import type { Recommendation } from "../api-types";
import { Refusal } from "../refusal";
import { useActs } from "./use-acts";

/** The buttons that the transition table gives this person now. A decision asks once more, a rejection asks why. */
export function ActButtons({
  projectId,
  item,
  name,
  doubts,
}: {
  projectId: string;
  item: Pick<Recommendation, "id" | "version" | "acts">;
  name: string;
  /** What to think of before accepting. */
  doubts: readonly string[];
}) {
  const t = useTranslations("plan.act");
  const [asking, setAsking] = useState<"accept" | "reject" | null>(null);
  const { act, reload, error, clear, busy } = useActs(projectId, item);
  const now = (what: "propose" | "recall") => act(what).catch(() => null);
  const may = (what: Recommendation["acts"][number]) => item.acts.includes(what);
  const close = () => {
    setAsking(null);
    clear();
  };
  const refused = error ? <Refusal error={error} onReload={() => reload().then(close)} /> : null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {may("propose") && (
          <Button size="small" variant="secondary" busy={busy} onClick={() => now("propose")}>
            {t("propose")}
            <span className="sr-only">: {name}</span>
          </Button>
        )}
        {may("accept") && (
          <Button size="small" variant="primary" onClick={() => setAsking("accept")}>
            {t("accept")}
            <span className="sr-only">: {name}</span>
          </Button>
        )}
        {may("reject") && (
          <Button size="small" onClick={() => setAsking("reject")}>
            {t("reject")}
            <span className="sr-only">: {name}</span>
          </Button>
        )}
        {may("recall") && (
          <Button size="small" busy={busy} onClick={() => now("recall")}>
            {t("recall")}
            <span className="sr-only">: {name}</span>
          </Button>
        )}
      </div>
      {refused && asking === null && <div className="basis-full">{refused}</div>}
      <ConfirmDialog
        open={asking === "accept"}
        onOpenChange={(open) => !open && close()}
        title={t("acceptTitle")}
        body={
          <>
            <p className="font-bold">{name}</p>
            <p>{t("acceptBody")}</p>
            {doubts.length > 0 && (
              <ul className="list-disc rounded-medium border border-warning-line bg-warning-soft py-2 pr-3 pl-7 text-note">
                {doubts.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            )}
          </>
        }
        confirmLabel={t("accept")}
        reason={{ label: t("reasonOptional") }}
        error={refused}
        onConfirm={(reason) => act("accept", reason)}
      />
      <ConfirmDialog
        open={asking === "reject"}
        onOpenChange={(open) => !open && close()}
        title={t("rejectTitle")}
        body={
          <>
            <p className="font-bold">{name}</p>
            <p>{t("rejectBody")}</p>
          </>
        }
        confirmLabel={t("reject")}
        danger
        reason={{ label: t("reason"), hint: t("reasonHint"), required: true }}
        error={refused}
        onConfirm={(reason) => act("reject", reason)}
      />
    </>
  );
}
