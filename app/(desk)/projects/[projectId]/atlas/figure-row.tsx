"use client";

import { useTranslations } from "next-intl";
import { Stat } from "@/app/_components/stat";
import { INDICATOR_DICTIONARY } from "@/server/domain/indicator-dictionary";

type Figures = Record<"a" | "b" | "c" | "d" | "density" | "clusteringAtDensity", number | null> & {
  nodes: number | null;
  links: number | null;
  isolated?: number | null;
};

/** Size and the four indicators of one network, with the density beside c wherever c stands. */
export function FigureRow({ figures, missing }: { figures: Figures; missing: string }) {
  const t = useTranslations("atlas");
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4 xl:auto-cols-fr xl:grid-flow-col xl:grid-cols-none">
      <Stat label={t("columns.nodes")} help="nodes" value={figures.nodes} missing={missing} />
      <Stat label={t("columns.links")} help="links" value={figures.links} missing={missing} />
      {figures.isolated !== undefined && (
        <Stat label={t("columns.isolated")} help="isolated" value={figures.isolated} missing={missing} />
      )}
      {(["a", "b", "c", "d"] as const).map((id) => (
        <Stat
          key={id}
          label={t(`columns.${id}`)}
          help={id}
          kind="decimal"
          decimals={INDICATOR_DICTIONARY[id].decimals}
          value={figures[id]}
          missing={missing}
        />
      ))}
      <Stat
        label={t("columns.density")}
        help="density"
        kind="decimal"
        value={figures.density}
        missing={missing}
      />
      <Stat
        label={t("columns.expectedClustering")}
        help="expectedClusteringAtDensity"
        kind="decimal"
        value={figures.clusteringAtDensity}
        missing={missing}
      />
    </div>
  );
}
