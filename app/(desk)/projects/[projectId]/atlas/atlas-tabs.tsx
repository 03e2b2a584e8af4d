"use client";

import { useTranslations } from "next-intl";
import { Tabs } from "@/app/_components/tabs";
import { useAddress } from "./address";
import { AnalysesTab } from "./analyses/analyses-tab";
import type { Project, Run } from "./api-types";
import { EcosystemTab } from "./ecosystem/ecosystem-tab";
import { HubTab } from "./hub/hub-tab";
import { IndicatorsTab } from "./indicators/indicators-tab";
import { NetworkTab } from "./network/network-tab";
import { PaperTab } from "./paper/paper-tab";

const COMPUTED = ["network", "ecosystem", "indicators", "hub", "analyses"] as const;
const PUBLISHED = ["indicators", "hub", "paper"] as const;
export type TabId = (typeof COMPUTED)[number] | (typeof PUBLISHED)[number];

/** Printed figures have no network behind them; the paper's tables stand beside no computed one. */
export const tabsOf = ({ origin }: Pick<Run, "origin">): readonly TabId[] =>
  origin === "PUBLISHED" ? PUBLISHED : COMPUTED;

export type TabProps = { project: Project; run: Run };
const CONTENT = {
  network: NetworkTab,
  ecosystem: EcosystemTab,
  indicators: IndicatorsTab,
  hub: HubTab,
  analyses: AnalysesTab,
  paper: PaperTab,
} as const;

export function AtlasTabs({ project, run, tab }: TabProps & { tab: TabId }) {
  const t = useTranslations("atlas.tabs");
  const [, go] = useAddress();
  return (
    <Tabs
      label={t("label")}
      value={tab}
      onChange={(id) => go({ tab: id })}
      items={tabsOf(run).map((id) => {
        const Content = CONTENT[id];
        return { id, label: t(id), content: <Content key={run.id} project={project} run={run} /> };
      })}
    />
  );
}
