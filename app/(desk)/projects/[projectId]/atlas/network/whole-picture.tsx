"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { WholeNetwork } from "@/app/_components/network/whole-network";
import type { NetworkAnswer, Run, View } from "../api-types";
import { useBasis } from "../basis";
import { useNodeColumns } from "./node-columns";

type Props = {
  run: Run;
  view: View;
  network: NonNullable<NetworkAnswer["network"]>;
  code: string | null;
  onPick: (code: string | null) => void;
};

/** The whole network by blocks, with its strongest links. */
export function WholePicture({ run, view, network, code, onPick }: Props) {
  const t = useTranslations("atlas.network");
  const locale = useLocale();
  const format = useFormatter();
  const basis = useBasis();
  const columns = useNodeColumns(run);
  const { cut } = network;
  const nodes = useMemo(
    () =>
      network.nodes.map(({ code: id, name, nameEn, block, k }) => ({
        id,
        label: locale === "ko" ? name : nameEn,
        block,
        degree: k,
      })),
    [network.nodes, locale],
  );
  const links = useMemo(
    () => network.links.map(({ seller, buyer, amount }) => ({ source: seller, target: buyer, amount })),
    [network.links],
  );
  const number = (value: number | null) => format.number(value ?? 0);
  return (
    <ChartFrame
      title={t("picture", { region: basis.labelOf(view) })}
      lead={t("pictureLead")}
      source={basis.sourceOf(run)}
      basis={[
        ...basis.lines(run, view),
        ...(cut.shown < cut.total ? [t("cut", { shown: number(cut.shown), total: number(cut.total) })] : []),
      ]}
      table={{ columns, rows: network.nodes, rowId: (row) => row.code }}
    >
      <WholeNetwork
        nodes={nodes}
        links={links}
        label={t("label", {
          region: basis.labelOf(view),
          nodes: number(view.nodes),
          links: number(view.links),
        })}
        selectedId={code}
        onPick={onPick}
      />
    </ChartFrame>
  );
}
