"use client";

import { useLocale, useTranslations } from "next-intl";
import { Figure } from "@/app/_components/figure";
import { type FigureLocale, formatAmount, type Numeric, toBigInt } from "@/app/_components/number-format";
import { Tooltip } from "@/app/_components/tooltip";
import { unitOf } from "@/server/warehouse/units";
import { useUnitLabel } from "./unit-label";

/** An amount in the data set's own unit: won in Korean units, anything else as the number with its unit. */
export function Amount({ value, unit, quiet }: { value: Numeric; unit: string | null; quiet?: boolean }) {
  const t = useTranslations("datasets");
  const unitLabel = useUnitLabel();
  const shared = quiet ? { quiet } : {};
  if (unit === null) return <Figure value={null} missing={t("noAmount")} {...shared} />;
  const id = unitOf(unit)?.id;
  if (id === "KRW1000") return <Figure value={value} kind="amount" {...shared} />;
  if (id === "KRW") return <Won value={value} quiet={quiet ?? false} />;
  return <Figure value={value} kind="integer" unit={` ${unitLabel(unit)}`} {...shared} />;
}

/** Won, shortened from whole thousands; the hint has every won. */
function Won({ value, quiet }: { value: Numeric; quiet: boolean }) {
  const locale = useLocale() as FigureLocale;
  const unitLabel = useUnitLabel();
  const won = toBigInt(value);
  const size = won === null ? 0n : won < 0n ? -won : won;
  if (won === null || size < 1_000n)
    return <Figure value={won} kind="integer" unit={` ${unitLabel("KRW")}`} quiet={quiet} />;
  const short = formatAmount(won / 1_000n, locale);
  const exact = `${won.toLocaleString(locale)} ${unitLabel("KRW")}`;
  if (quiet) return <span title={exact}>{short}</span>;
  return (
    <Tooltip content={exact}>
      <span className="cursor-help" tabIndex={0}>
        {short}
      </span>
    </Tooltip>
  );
}
