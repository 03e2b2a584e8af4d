"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Select } from "../select";
import { Skeleton } from "../skeleton";
import { SuggestBox } from "../suggest-box";
import { BlockLegend } from "./block-legend";
import { mergeDirections, type NetworkLink, type NetworkNode } from "./network-model";

export type WholeNetworkProps = {
  nodes: readonly NetworkNode[];
  links: readonly NetworkLink[];
  label: string;
  selectedId?: string | null;
  onPick?: (id: string | null) => void;
  height?: number;
};

const WholePicture = dynamic(() => import("./whole-picture").then((module) => module.WholePicture), {
  ssr: false,
  loading: () => <Skeleton shape="chart" />,
});

const CUTS = [1_000, 3_000, 10_000] as const;

/** The whole ATLAS, on the graphics card: the strongest relations are drawn and the number is said. */
export function WholeNetwork({ nodes, links, label, selectedId, onPick, height = 620 }: WholeNetworkProps) {
  const t = useTranslations("common.network");
  const [own, setOwn] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const [cut, setCut] = useState<number>(CUTS[1]);
  const pairs = useMemo(() => mergeDirections(links), [links]);
  const drawn = useMemo(() => pairs.slice(0, cut), [pairs, cut]);
  const blocks = useMemo(() => nodes.map((node) => node.block), [nodes]);
  const chosen = selectedId === undefined ? own : selectedId;
  const choose = (id: string | null) => {
    setOwn(id);
    onPick?.(id);
  };
  const found = useMemo(() => {
    const wanted = words.replaceAll(/\s+/g, "").toLowerCase();
    if (wanted === "") return [];
    const fits = (node: NetworkNode) =>
      `${node.id}${node.label}`.replaceAll(/\s+/g, "").toLowerCase().includes(wanted);
    return nodes
      .filter(fits)
      .slice(0, 12)
      .map((node) => ({ id: node.id, note: node.id, label: node.label }));
  }, [nodes, words]);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <BlockLegend blocks={blocks} />
      <div className="no-print flex flex-wrap items-center gap-2">
        <div className="min-w-48 flex-1 sm:max-w-80">
          <SuggestBox
            label={t("find")}
            placeholder={t("find")}
            words={words}
            onWords={setWords}
            options={found}
            onPick={(id) => {
              choose(id);
              setWords("");
            }}
          />
        </div>
        <Select
          aria-label={t("draw")}
          className="w-48"
          value={String(cut)}
          onChange={(value) => setCut(Number(value))}
          options={CUTS.map((value) => ({ value: String(value), label: t("strongest", { count: value }) }))}
        />
        <p className="text-note text-ink-subtle">
          {drawn.length < pairs.length
            ? t("cut", { drawn: drawn.length, all: pairs.length })
            : t("allDrawn", { all: pairs.length })}
        </p>
      </div>
      <WholePicture
        nodes={nodes}
        pairs={drawn}
        label={label}
        height={height}
        selectedId={chosen}
        onPick={choose}
      />
    </div>
  );
}
