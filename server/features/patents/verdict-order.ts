import type { Quadrant } from "@/server/compute/topics/new-technologies";

type Row = { verdict: Quadrant | null; emergence: { score: number | null }; own: { shrunk: number | null } };
const ORDER = ["new", "promising", "mature", "other"];
const place = ({ verdict }: Row) => (verdict === null ? ORDER.length : ORDER.indexOf(verdict));
/** By verdict, in it by emergence, then by specialisation; what is not there comes last. */
export const byVerdict = (a: Row, b: Row) =>
  place(a) - place(b) ||
  (b.emergence.score ?? -1) - (a.emergence.score ?? -1) ||
  (b.own.shrunk ?? -1) - (a.own.shrunk ?? -1);
