import type { FigureLocale } from "../number-format";

/** `ring`: drawn with a ring (near a cut, say); `note`: a further line of the hint on hover; `quiet`: named there only. */
export type ScatterPoint = {
  id: string;
  label: string;
  x: number;
  y: number;
  group?: string;
  ring?: boolean;
  note?: string;
  quiet?: boolean;
};
export type Corner = "topLeft" | "topRight" | "bottomLeft" | "bottomRight";
export type Cut = { value: number; label: string };
export type Axis = { name: string; cut?: Cut; range?: readonly [number, number]; decimals?: number };
export type ScatterSpec = {
  points: readonly ScatterPoint[];
  x: Axis;
  y: Axis;
  /** Groups in the order of their colours and symbols; without it, all points are of one. */
  groups?: readonly { id: string; label: string }[];
  tinted?: readonly Corner[];
  corners?: Partial<Record<Corner, { title: string; lines?: readonly string[] }>>;
  /** Points joined in their order, with the direction on every step: a way over time. */
  paths?: readonly { ids: readonly string[]; group?: string }[];
  /** Ids drawn on top and labelled first. */
  selected?: readonly string[];
  locale: FigureLocale;
};
