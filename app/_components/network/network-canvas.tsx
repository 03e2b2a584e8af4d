"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { Skeleton } from "../skeleton";
import { BlockLegend } from "./block-legend";
import { mergeDirections, type NetworkLink, type NetworkNode } from "./network-model";

export type NetworkCanvasProps = {
  nodes: readonly NetworkNode[];
  links: readonly NetworkLink[];
  /** What a reader hears instead of the picture. */
  label: string;
  selectedId?: string | null;
  onPick?: (id: string | null) => void;
  height?: number;
  /** What sizes and widths mean, where the nodes are not industries. */
  legend?: ReactNode;
  /** force: for a network that falls apart into pieces, which lie side by side then; stress is the default. */
  layout?: "stress" | "force";
};

const EgoPicture = dynamic(() => import("./ego-picture").then((module) => module.EgoPicture), {
  ssr: false,
  loading: () => <Skeleton shape="chart" />,
});

/** More lines than this are not drawn: the weakest are left out, and the number is said. */
const MOST_PAIRS = 1_500;

/** An ego network of up to 300 industries. Put it in a ChartFrame, whose table is its other form. */
export function NetworkCanvas({ nodes, links, height = 560, legend, ...rest }: NetworkCanvasProps) {
  const t = useTranslations("common.network");
  const pairs = useMemo(() => mergeDirections(links), [links]);
  const drawn = useMemo(() => pairs.slice(0, MOST_PAIRS), [pairs]);
  const blocks = useMemo(() => nodes.map((node) => node.block), [nodes]);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {legend ?? <BlockLegend blocks={blocks} />}
      <EgoPicture nodes={nodes} pairs={drawn} height={height} {...rest} />
      {drawn.length < pairs.length && (
        <p className="text-note text-ink-subtle">{t("cut", { drawn: drawn.length, all: pairs.length })}</p>
      )}
    </div>
  );
}
