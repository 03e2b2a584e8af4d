import { reoriented } from "@/rules/quadrant";
import type { Cut, Orientation } from "@/rules/schema";
import type { AnyPack, NamedPack } from "./api-types";

/** A cut as it is typed: the number is text until it is whole. */
export type CutForm = { kind: Cut["kind"]; value: string };
export type PackForm =
  | { packId: "quadrant"; a: CutForm; b: CutForm; orientation: Orientation }
  | { packId: "hub"; b: CutForm; c: CutForm }
  | { packId: "competitiveness"; margin: string }
  | ({ packId: "technology"; emergence: CutForm } & Record<FixedCut, string>);
/** The cuts of a technology's verdict that are plain numbers. */
export const FIXED_CUTS = ["rta", "relatedness", "beyondB", "strategicShare"] as const;
export type FixedCut = (typeof FIXED_CUTS)[number];

const typed = (cut: Cut): CutForm => ({
  kind: cut.kind,
  value: cut.kind === "fixed" ? String(cut.value) : "",
});

export function formOf({ packId, pack }: NamedPack): PackForm {
  if (packId === "quadrant")
    return { packId, a: typed(pack.cuts.a), b: typed(pack.cuts.b), orientation: pack.orientation };
  if (packId === "hub") return { packId, b: typed(pack.cuts.b), c: typed(pack.cuts.c) };
  if (packId === "competitiveness") return { packId, margin: String(pack.margin) };
  const { emergence, rta, relatedness, beyondB, strategicShare } = pack.cuts;
  return {
    ...{ packId, emergence: typed(emergence), rta: String(rta), relatedness: String(relatedness) },
    ...{ beyondB: String(beyondB), strategicShare: String(strategicShare) },
  };
}

/** A decimal as people type it, or null while it is none. */
export function numberOf(text: string): number | null {
  const plain = text.trim().replace("−", "-");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Shares and densities lie between 0 and 1, a specialisation at 0 or above; a difference of b may be anything. */
export const fits = (name: FixedCut, value: number) =>
  name === "beyondB" || (value >= 0 && (name === "rta" || value <= 1));

function cutOf({ kind, value }: CutForm): Cut | null {
  if (kind !== "fixed") return { kind };
  const number = numberOf(value);
  return number === null ? null : { kind, value: number };
}

/** The pack that a form describes, its words unchanged; null while a number is missing or a margin is negative. */
export function packOf({ packId, pack }: NamedPack, form: PackForm): AnyPack | null {
  if (packId === "quadrant" && form.packId === "quadrant") {
    const [a, b] = [cutOf(form.a), cutOf(form.b)];
    return a && b ? reoriented({ ...pack, cuts: { a, b } }, form.orientation) : null;
  }
  if (packId === "hub" && form.packId === "hub") {
    const [b, c] = [cutOf(form.b), cutOf(form.c)];
    return b && c ? { ...pack, cuts: { b, c } } : null;
  }
  if (packId === "competitiveness" && form.packId === "competitiveness") {
    const margin = numberOf(form.margin);
    return margin === null || margin < 0 ? null : { ...pack, margin };
  }
  if (packId === "technology" && form.packId === "technology") {
    const emergence = cutOf(form.emergence);
    const fixed = FIXED_CUTS.map((name) => [name, numberOf(form[name])] as const);
    if (!emergence || fixed.some(([name, value]) => value === null || !fits(name, value))) return null;
    const cuts = { emergence, ...(Object.fromEntries(fixed) as Record<FixedCut, number>) };
    return { ...pack, cuts };
  }
  return null;
}
