"use client";

import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import { Button } from "@/app/_components/button";
import { CHAIN_ROLES, type ChainRole } from "@/server/features/define/schema";
import type { ChainItem } from "./draft";

/** An industry to add, why, and the three places; the advised one stands out. */
export function SuggestionItem(props: {
  suggestion: { code: string; nameKo: string; nameEn: string };
  reason: string;
  advised: ChainRole;
  inChain: ChainRole | null;
  editable: boolean;
  onPut: (item: ChainItem) => void;
}) {
  const { suggestion, reason, advised, inChain, editable, onPut } = props;
  const { code, nameKo, nameEn } = suggestion;
  const t = useTranslations("define");
  const locale = useLocale();
  return (
    <li className="py-2">
      <p>
        <strong className="mr-1.5 text-note text-primary-ink">{code}</strong>
        {locale === "ko" ? nameKo : nameEn}
      </p>
      <p className="text-note text-ink-subtle">{reason}</p>
      {inChain ? (
        <Badge className="mt-1">{t("add.inChain", { role: t(`chain.${inChain}`) })}</Badge>
      ) : (
        editable && (
          <div className="mt-1 flex gap-1.5">
            {CHAIN_ROLES.map((role) => (
              <Button
                key={role}
                size="small"
                variant={role === advised ? "secondary" : "tertiary"}
                aria-label={t("add.addAs", { code, role: t(`chain.${role}`) })}
                onClick={() => onPut({ code, role, nameKo, nameEn })}
              >
                {t(`chain.${role}`)}
              </Button>
            ))}
          </div>
        )
      )}
    </li>
  );
}
