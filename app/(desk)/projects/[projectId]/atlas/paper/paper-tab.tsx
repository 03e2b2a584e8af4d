"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { TabProps } from "../atlas-tabs";
import { AsanCentre } from "./asan-centre";
import { AsanFirms } from "./asan-firms";
import { AsanTrade } from "./asan-trade";
import { CompetitivenessTable } from "./competitiveness-table";
import { ExampleNetworks } from "./example-networks";
import { FutureCar } from "./future-car";
import { FirstQuadrant, ItemExample, Renewable } from "./item-tables";
import { RegionSample } from "./region-sample";

/** The printed tables of the paper in the order of its chapters, recomputed beside the print where they can be. */
export function PaperTab({ run }: TabProps) {
  const t = useTranslations("atlas.paper");
  const titles = useTranslations("published");
  const contents = useMemo(
    () => [
      { id: "examples", title: t("examplesTitle") },
      ...(
        [
          "regionSample",
          "futureCarIndustries",
          "regionalCompetitiveness",
          "firstQuadrantItems",
          "renewableItems",
          "itemExample",
          "asanCentreByPartners",
          "asanCentreByAmount",
          "asanTradeRegions",
          "asanTradeAreas",
          "asanFirms",
        ] as const
      ).map((id) => ({ id, title: titles(`${id}.title`) })),
    ],
    [t, titles],
  );
  const pair = "grid min-w-0 items-start gap-5 xl:grid-cols-2";
  return (
    <div className="flex flex-col gap-5">
      <nav aria-label={t("contents")} className="rounded-large border border-line bg-surface px-5 py-3">
        <h2>{t("contents")}</h2>
        <ul className="mt-1 grid list-disc gap-x-8 pl-5 text-note sm:grid-cols-2 xl:grid-cols-3">
          {contents.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} className="inline-block py-0.5 text-primary-ink underline">
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <ExampleNetworks source={run.source} />
      <RegionSample source={run.source} />
      <FutureCar source={run.source} />
      <CompetitivenessTable source={run.source} />
      <FirstQuadrant source={run.source} />
      <div className={pair}>
        <Renewable source={run.source} />
        <ItemExample source={run.source} />
      </div>
      <div className={pair}>
        <AsanCentre source={run.source} order="partners" />
        <AsanCentre source={run.source} order="amount" />
      </div>
      <div className={pair}>
        <AsanTrade source={run.source} of="regions" />
        <AsanTrade source={run.source} of="areas" />
      </div>
      <AsanFirms source={run.source} />
    </div>
  );
}
