"use client";

import { useTranslations } from "next-intl";
import type { BlockId } from "@/server/features/reference/schema";
import { BLOCK_ORDER } from "../charts/block-order";
import { blockColour } from "../charts/palette";

/** Colours of the blocks that occur, in the order of the block table; sizes and widths in words. */
export function BlockLegend({ blocks, note }: { blocks: Iterable<BlockId | null>; note?: string }) {
  const t = useTranslations("common");
  const present = new Set([...blocks].map((block) => block ?? "other"));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-note">
      <ul className="flex flex-wrap gap-x-3 gap-y-1">
        {BLOCK_ORDER.filter((block) => present.has(block)).map((block) => (
          <li key={block} className="flex items-center gap-1.5">
            <span
              aria-hidden
              className="size-3 rounded-full border border-surface"
              style={{ background: blockColour(block) }}
            />
            {t(`blocks.${block}`)}
          </li>
        ))}
      </ul>
      <span className="text-ink-subtle">{note ?? t("network.sizes")}</span>
    </div>
  );
}
