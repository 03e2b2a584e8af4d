"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FigureLocale, formatDecimal, formatPercent } from "@/app/_components/number-format";
import { useTRPC } from "@/app/_trpc/client";
import { useBasis } from "../atlas/basis";
import { Section } from "./add-panel";
import { type ChainItem, inRole } from "./draft";
import { SuggestionItem } from "./suggestion-item";

const MOST = 12;

/** The strongest partners of the chain's own codes in the newest ATLAS: suppliers behind, customers ahead. */
export function PartnerSuggestions(props: {
  projectId: string;
  codes: ChainItem[];
  editable: boolean;
  onPut: (item: ChainItem) => void;
}) {
  const { projectId, codes, editable, onPut } = props;
  const t = useTranslations("define.add");
  const locale = useLocale() as FigureLocale;
  const { sourceOf, labelOf } = useBasis();
  const self = inRole(codes, "SELF").map(({ code }) => code);
  const partners = useQuery({
    ...useTRPC().atlas.partnerSuggestions.queryOptions({
      projectId,
      codes: self,
      limit: MOST + codes.length,
    }),
    enabled: self.length > 0,
    placeholderData: (before) => before,
  });
  const run = partners.data?.run;
  const items = (self.length > 0 ? (partners.data?.items ?? []) : [])
    .filter(({ code }) => /^\d{5}$/.test(code) && !codes.some((one) => one.code === code))
    .slice(0, MOST);
  const empty =
    self.length === 0
      ? t("partnerNoSelf")
      : partners.data && !run
        ? t("partnerNoRun")
        : partners.data
          ? t("partnerNone")
          : null;
  return (
    <>
      <Section title={t("partnerTitle")} empty={empty}>
        {items.map(({ code, name, nameEn, direction, rr, shareOfPartner }) => (
          <SuggestionItem
            key={`${code}${direction}`}
            suggestion={{ code, nameKo: name, nameEn }}
            reason={t(`reason.${direction}`, {
              share: formatPercent(shareOfPartner, locale) ?? "–",
              rr: formatDecimal(rr, locale, 1) ?? "–",
            })}
            advised={direction === "supplier" ? "BACKWARD" : "FORWARD"}
            inChain={null}
            editable={editable}
            onPut={onPut}
          />
        ))}
      </Section>
      {run && items.length > 0 && (
        <p className="mb-3 text-note text-ink-subtle">
          {t("partnerBasis", { view: labelOf(run.view), dataset: sourceOf(run) })}
        </p>
      )}
    </>
  );
}
