"use client";

import { useSyncExternalStore } from "react";
import type { BlockId } from "@/server/features/reference/schema";
import { BLOCK_ORDER } from "./block-order";

const NAMES = [
  "surface",
  "surface-strong",
  "ink",
  "ink-subtle",
  "line",
  "line-strong",
  "primary",
  "primary-ink",
  "primary-soft",
  "series-1",
  "series-2",
  "series-3",
  "series-4",
  "series-5",
  "series-6",
  "series-7",
  "series-8",
] as const;
type Name = (typeof NAMES)[number];

/** The theme's colours as values, for what cannot read CSS variables. */
export type Palette = Record<Name, string> & {
  series: readonly string[];
  blocks: Record<BlockId, string>;
  font: string;
};

const read = (): Palette => {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const colours = Object.fromEntries(NAMES.map((name) => [name, value(name)])) as Record<Name, string>;
  const series = NAMES.filter((name) => name.startsWith("series-")).map((name) => colours[name]);
  const blocks = Object.fromEntries(
    BLOCK_ORDER.map((block) => [block, value(`block-${block}`)]),
  ) as Palette["blocks"];
  return { ...colours, series, blocks, font: getComputedStyle(document.body).fontFamily };
};

/** The light palette whatever the theme: a saved picture goes into a document with a white page. */
export function lightPalette(): Palette {
  const root = document.documentElement;
  const theme = root.dataset.theme;
  root.dataset.theme = "light"; // read and restored before the browser paints
  try {
    return read();
  } finally {
    root.dataset.theme = theme ?? "system";
  }
}

let kept: Palette | null = null;
const subscribe = (listener: () => void) => {
  const change = () => {
    kept = null;
    listener();
  };
  const observer = new MutationObserver(change);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", change);
  return () => {
    observer.disconnect();
    dark.removeEventListener("change", change);
  };
};
const snapshot = () => {
  kept ??= read();
  return kept;
};

/** The colours of the theme in force; null on the server. */
export const usePalette = (): Palette | null => useSyncExternalStore(subscribe, snapshot, () => null);

/** A block's colour as a CSS value, for HTML and SVG in the page. */
export const blockColour = (block: BlockId | null | undefined) => `var(--block-${block ?? "other"})`;
