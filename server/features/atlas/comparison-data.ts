import type { z } from "zod";
import { type Competitiveness, competitiveness } from "@/rules/competitiveness";
import type { HubPack } from "@/rules/schema";
import { effectivePacks } from "@/server/features/rules/data";
import { findRun, type Reader, runHeader, viewFigures, viewOf } from "./data";
import { hubVerdicts, NEAR_CUT } from "./hub-verdicts";
import { viewLabelEn } from "./regions";
import type { comparisonInput, competitivenessInput, hubCandidatesInput, SUBJECT_KINDS } from "./schema";
import { markedSmall } from "./small-ecosystem";

type Kind = (typeof SUBJECT_KINDS)[number];

/** Figures of the ego networks of one kind in a run, by view in its order, then as they were defined. */
async function egosOf(db: Reader, runId: string, kind: Kind, viewIds?: string[]) {
  return db.egoResult.findMany({
    where: { runId, subjectKind: kind, ...(viewIds ? { viewId: { in: viewIds } } : {}) },
    orderBy: { id: "asc" },
    include: { view: { select: { key: true, label: true, position: true, isPrimary: true } } },
  });
}
type EgoWithView = Awaited<ReturnType<typeof egosOf>>[number];

const rowOf = (ego: EgoWithView, pack: HubPack) => {
  const { subjectKind, subjectId, label, groupLabel, cores, missingCores, definitionVersion } = ego;
  const { a, b, c, d, nodes, links, density, clusteringAtDensity } = ego;
  return {
    ...{ kind: subjectKind, subjectId, label, groupLabel, cores, missingCores, definitionVersion },
    viewKey: ego.view.key,
    viewLabel: ego.view.label,
    viewLabelEn: viewLabelEn(ego.view.key),
    ...{ a, b, c, d, nodes, links, density, clusteringAtDensity, flags: markedSmall(ego, pack) },
  };
};
export type ComparisonRow = ReturnType<typeof rowOf>;

/**
 * The comparison table: one row an ego network x region, and the whole network of each region beside it. A run of rule
 * `either` counts a trade between two of its regions in both, so amounts of several regions are never added up.
 */
export async function comparison(db: Reader, projectId: string, input: z.infer<typeof comparisonInput>) {
  const run = await findRun(db, projectId, input.runId);
  const views = run.views.filter((view) => !input.viewKeys || input.viewKeys.includes(view.key));
  const egos = await egosOf(
    db,
    run.id,
    input.kind,
    views.map((view) => view.id),
  );
  const { hub: pack } = await effectivePacks(db, projectId);
  const position = new Map(run.views.map((view) => [view.id, view.position]));
  egos.sort((x, y) => position.get(x.viewId)! - position.get(y.viewId)!);
  return {
    run: await runHeader(db, run),
    views: views.map((view) => viewFigures(run, view)),
    rows: egos.map((ego) => rowOf(ego, pack)),
  };
}

/**
 * Which part of the main region leads each strategic industry (or item), by the project's rules: the regions beside
 * the main view are its parts when all their provinces or cities lie within it.
 */
export async function regionalCompetitiveness(
  db: Reader,
  projectId: string,
  input: z.infer<typeof competitivenessInput>,
) {
  const run = await findRun(db, projectId, input.runId);
  const main = viewOf(run);
  const { competitiveness: pack } = await effectivePacks(db, projectId);
  const inside = (codes: string[]) =>
    codes.length > 0 &&
    (main.regionCodes.length === 0 ||
      codes.every((code) => main.regionCodes.some((whole) => code.startsWith(whole))));
  const parts = run.views.filter((view) => !view.isPrimary && inside(view.regionCodes));
  const egos = await egosOf(db, run.id, input.kind);
  const subjects = new Map(egos.map((ego) => [ego.subjectId, ego]));
  const verdicts: (Competitiveness & {
    subject: { id: string; label: string; groupLabel: string | null };
  })[] = [];
  for (const [subjectId, { label, groupLabel }] of subjects) {
    const valueIn = ({ id, key, label: region }: (typeof run.views)[number]) => {
      const found = egos.find((ego) => ego.viewId === id && ego.subjectId === subjectId);
      return found ? { region, nameEn: viewLabelEn(key), b: found.b, c: found.c } : null;
    };
    const regions = parts.flatMap((view) => valueIn(view) ?? []);
    if (regions.length === 0) continue;
    const verdict = await competitiveness(regions, valueIn(main), { pack });
    verdicts.push({ subject: { id: subjectId, label, groupLabel }, ...verdict });
  }
  return {
    run: await runHeader(db, run),
    main: viewFigures(run, main),
    parts: parts.map((view) => viewFigures(run, view)),
    verdicts,
  };
}

/**
 * Hub candidates of one view: b and c of every subject of a kind against the cuts over all of them, with the verdict,
 * the distances and whether it hangs on a hair. Candidates first, then by b.
 */
export async function hubCandidates(
  db: Reader,
  projectId: string,
  input: z.infer<typeof hubCandidatesInput>,
) {
  const run = await findRun(db, projectId, input.runId);
  const view = viewOf(run, input.viewKey);
  const { hub: pack } = await effectivePacks(db, projectId);
  const egos = await egosOf(db, run.id, input.kind, [view.id]);
  const { cuts, verdicts } = await hubVerdicts(egos, pack);
  const order = (hub: boolean | null) => (hub === null ? 2 : hub ? 0 : 1);
  return {
    run: await runHeader(db, run),
    view: viewFigures(run, view),
    kind: input.kind,
    pack: { id: pack.id, version: pack.version, smallBelow: pack.smallBelow, ...pack.compared },
    cuts,
    nearBy: NEAR_CUT,
    candidates: egos
      .map((ego, i) => ({ ...rowOf(ego, pack), ...verdicts[i]! }))
      .sort((x, y) => order(x.hub) - order(y.hub) || (y.b ?? -Infinity) - (x.b ?? -Infinity)),
  };
}
