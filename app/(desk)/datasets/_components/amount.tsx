"use client";

import { useTranslations } from "next-intl";
import { Figure } from "@/app/_components/figure";
import type { Numeric } from "@/app/_components/number-format";
import { isThousandWon, useUnitLabel } from "./unit-label";

/** An amount in the data set's own unit: Korean units for thousand won, else the number with its unit. */
export function Amount({ value, unit, quiet }: { value: Numeric; unit: string | null; quiet?: boolean }) {
  const t = useTranslations("datasets");
  const unitLabel = useUnitLabel();
  const shared = quiet ? { quiet } : {};
  if (unit === null) return <Figure value={null} missing={t("noAmount")} {...shared} />;
  if (isThousandWon(unit)) return <Figure value={value} kind="amount" {...shared} />;
  return <Figure value={value} kind="integer" unit={` ${unitLabel(unit)}`} {...shared} />;
}
