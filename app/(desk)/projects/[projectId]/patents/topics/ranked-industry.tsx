"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/app/_components/badge";
import type { Topic } from "../api-types";

type Ranked = NonNullable<Topic["industries"]["ranked"]>[number];
type Shared = Pick<Ranked, "code" | "share" | "nameKo" | "nameEn" | "chains">;

/** A five-digit industry as computed, with the classes and the words that speak for it. */
export function RankedIndustry({ one, most }: { one: Ranked; most: number }) {
  const t = useTranslations("patents.industries");
  const format = useFormatter();
  const share = format.number(one.inTop3, { style: "percent", maximumFractionDigits: 0 });
  return (
    <SetIndustry one={one} most={most}>
      <p className="mt-0.5 text-note text-ink-subtle">
        {one.classes.length > 0 ? t("evidence", { list: one.classes.join(", ") }) : t("byTextOnly")}
        {one.words.length > 0 && ` · ${t("words", { list: one.words.join(", ") })}`}
        {` · ${t("inTop3", { share })}`}
      </p>
    </SetIndustry>
  );
}

/** A five-digit industry with its share, and the value chains that it stands in. */
export function SetIndustry({ one, most, children }: { one: Shared; most: number; children?: ReactNode }) {
  const t = useTranslations("patents.industries");
  const roles = useTranslations("common.flow");
  const locale = useLocale();
  const format = useFormatter();
  return (
    <li className="min-w-0">
      <p className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 font-bold">
          {one.code} {locale === "ko" ? one.nameKo : one.nameEn}
        </span>
        <span className="font-bold tabular-nums">
          {format.number(one.share, { style: "percent", maximumFractionDigits: 1 })}
        </span>
      </p>
      <span aria-hidden className="mt-0.5 block h-1 rounded-full bg-surface-strong">
        <span
          className="block h-1 rounded-full bg-series-1"
          style={{ width: `${most > 0 ? Math.min(1, one.share / most) * 100 : 0}%` }}
        />
      </span>
      {one.chains.length > 0 && (
        <p className="mt-1 flex flex-wrap gap-1">
          {one.chains.map(({ industryId, name, role }) => (
            <Badge key={`${industryId} ${role}`} tone="primary">
              {t("chain", { name, role: roles(role) })}
            </Badge>
          ))}
        </p>
      )}
      {children}
    </li>
  );
}
