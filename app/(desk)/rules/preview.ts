import { competitiveness } from "@/rules/competitiveness";
import { recommend } from "@/rules/recommend";
import type { CompetitivenessPack, HubPack, QuadrantPack, Text } from "@/rules/schema";

/** What is judged: an industry in a region, as the newest ATLAS has it. */
export type JudgedRow = {
  label: string;
  viewKey: string;
  viewLabel: string;
  viewLabelEn: string;
  a: number | null;
  b: number | null;
  c: number | null;
};
export type Judged = {
  name: Text;
  /** null: undetermined. */
  was: Text | null;
  now: Text | null;
};
export type Preview = {
  compared: number;
  changed: Judged[];
  /** Where the cuts come to lie, by indicator; of one region where they are drawn by region. */
  cuts: { of: "a" | "b" | "c"; was: number | null; now: number | null }[];
};

const nameOf = (row: JudgedRow): Text => ({
  ko: `${row.label} · ${row.viewLabel}`,
  en: `${row.label} · ${row.viewLabelEn}`,
});
const numbered = (rows: readonly JudgedRow[]) => rows.map(({ a, b, c }, i) => ({ id: String(i), a, b, c }));
const differ = ({ was, now }: Judged) => was?.ko !== now?.ko;

/** Strategies by a rule and by another, over everything that is compared. */
export async function previewQuadrant(
  rows: readonly JudgedRow[],
  before: QuadrantPack,
  after: QuadrantPack,
): Promise<Preview> {
  const [was, now] = await Promise.all([before, after].map((pack) => recommend(numbered(rows), { pack })));
  const strategy = (of: NonNullable<typeof was>[number]): Text | null =>
    of.strategy && of.strategyEn ? { ko: of.strategy, en: of.strategyEn } : null;
  const judged = rows.map((row, i) => ({
    name: nameOf(row),
    was: strategy(was![i]!),
    now: strategy(now![i]!),
  }));
  return {
    compared: rows.length,
    changed: judged.filter(differ),
    cuts: (["a", "b"] as const).map((of) => ({
      of,
      was: was![0]?.facts[`${of}Cut`] ?? null,
      now: now![0]?.facts[`${of}Cut`] ?? null,
    })),
  };
}

/** Hub candidates by a rule and by another; each region's industries are compared among themselves. */
export async function previewHub(
  rows: readonly JudgedRow[],
  words: { yes: Text; no: Text },
  before: HubPack,
  after: HubPack,
): Promise<Preview> {
  const changed: Judged[] = [];
  const cuts: Preview["cuts"] = [];
  for (const view of new Set(rows.map((row) => row.viewKey))) {
    const here = rows.filter((row) => row.viewKey === view);
    const [was, now] = await Promise.all(
      [before, after].map((hubPack) => recommend(numbered(here), { hubPack })),
    );
    const verdict = (hub: boolean | null) => (hub === null ? null : hub ? words.yes : words.no);
    const judged = here.map((row, i) => ({
      name: nameOf(row),
      was: verdict(was![i]!.hub),
      now: verdict(now![i]!.hub),
    }));
    changed.push(...judged.filter(differ));
    if (cuts.length === 0)
      for (const [of, fact] of [
        ["b", "hubBCut"],
        ["c", "cCut"],
      ] as const)
        cuts.push({ of, was: was![0]?.facts[fact] ?? null, now: now![0]?.facts[fact] ?? null });
  }
  return { compared: rows.length, changed, cuts };
}

export type RegionalRow = {
  label: string;
  order: readonly { region: string; b: number | null; c: number | null }[];
  mega: { region: string; b: number | null; c: number | null } | null;
};

/** Which region leads each industry, by a rule and by another. */
export async function previewCompetitiveness(
  rows: readonly RegionalRow[],
  before: CompetitivenessPack,
  after: CompetitivenessPack,
): Promise<Preview> {
  const judged = await Promise.all(
    rows.map(async ({ label, order, mega }): Promise<Judged> => {
      const regions = order.map(({ region, b, c }) => ({ region, b, c }));
      const [was, now] = await Promise.all(
        [before, after].map((pack) => competitiveness(regions, mega, { pack })),
      );
      const verdict = (of: NonNullable<typeof was>): Text => ({ ko: of.label, en: of.labelEn });
      return { name: { ko: label, en: label }, was: verdict(was!), now: verdict(now!) };
    }),
  );
  return { compared: rows.length, changed: judged.filter(differ), cuts: [] };
}
