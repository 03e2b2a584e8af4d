"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { NetworkCanvas } from "@/app/_components/network/network-canvas";
import { Term } from "@/app/_components/term";
import type { EgoAnswer, Run, View } from "../api-types";
import { useBasis } from "../basis";
import { FigureRow } from "../figure-row";
import { FlagNotes } from "../flags";
import { useMemberColumns } from "./use-member-columns";

type Props = {
  run: Run;
  view: View;
  subject: EgoAnswer["subject"];
  network: NonNullable<EgoAnswer["network"]>;
};

/** The picture of an ecosystem with its figures above and what was left out below. */
export function EcosystemPicture({ run, view, subject, network }: Props) {
  const t = useTranslations("atlas.ecosystem");
  const missing = useTranslations("atlas.missing");
  const locale = useLocale();
  const format = useFormatter();
  const basis = useBasis();
  const columns = useMemberColumns(run);
  const [picked, setPicked] = useState<string | null>(null);
  const { cut } = network;
  const nodes = useMemo(
    () =>
      network.nodes.map(({ code, name, nameEn, block, kInside, core }) => ({
        id: code,
        label: locale === "ko" ? name : nameEn,
        note: code,
        block,
        degree: kInside,
        core,
      })),
    [network.nodes, locale],
  );
  const links = useMemo(
    () => network.links.map(({ seller, buyer, amount }) => ({ source: seller, target: buyer, amount })),
    [network.links],
  );
  const lines = [
    ...basis.lines(run, view, { nodes: subject.nodes, links: subject.links }),
    ...(cut.nodes.shown < cut.nodes.total
      ? [t("cutNodes", { shown: cut.nodes.shown, total: cut.nodes.total })]
      : []),
    ...(cut.links.shown < cut.links.total
      ? [t("cutLinks", { shown: format.number(cut.links.shown), total: format.number(cut.links.total) })]
      : []),
    ...(subject.missingCores.length > 0
      ? [t("missingCores", { codes: subject.missingCores.join(", ") })]
      : []),
  ];
  return (
    <ChartFrame
      title={t("title", { subject: subject.label, region: basis.labelOf(view) })}
      lead={
        <>
          <Term id="egoNetwork" />: {t("lead", { cores: subject.cores.length })}
        </>
      }
      source={basis.sourceOf(run)}
      basis={lines}
      table={{ columns, rows: network.nodes, rowId: (row) => row.code }}
    >
      <div className="flex flex-col gap-4">
        <FigureRow figures={subject} missing={missing("empty")} />
        <FlagNotes flags={subject.flags} />
        <NetworkCanvas
          nodes={nodes}
          links={links}
          label={t("label", {
            subject: subject.label,
            nodes: format.number(subject.nodes ?? 0),
            links: format.number(subject.links ?? 0),
          })}
          selectedId={picked}
          onPick={setPicked}
        />
      </div>
    </ChartFrame>
  );
}
