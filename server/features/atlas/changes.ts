import { COMPUTE_VERSION } from "@/server/domain/code-version";
import { standingOf, type Versioned } from "@/server/features/datasets/versions";
import type { Definition } from "@/server/features/define/data";
import type { CoreChoice } from "./schema";
import { yearsText } from "./years-text";

export const CHANGE_KINDS = [
  "datasetMissing",
  "datasetArchived",
  "datasetReplaced",
  "datasetExtended",
  "definitionChanged",
  "definitionAdded",
  "definitionRemoved",
  "codeVersionChanged",
  "packChanged",
  "parametersChanged",
  "newerData",
  "outsidePeriod",
  "newerTopics",
] as const;
/** What has moved since a result was made: keys under `changes` in the messages, with their figures and names. */
export type Change = { kind: (typeof CHANGE_KINDS)[number]; params: Record<string, string | number> };

const HARMLESS: readonly Change["kind"][] = [
  "datasetExtended",
  "parametersChanged",
  "newerData",
  "outsidePeriod",
  "newerTopics",
];
/**
 * Does this leave the figures themselves behind? A later run on other data or with other parameters does not: it makes
 * a result the last but one, not a wrong one. Nor do years that were added beside its own, or years outside the project's period: they are as they were chosen.
 */
export const outdates = ({ kind }: Change) => !HARMLESS.includes(kind);

/** A run on years that the project is not about, whether it was so from the start or the period has moved since. */
export function outsidePeriod(
  years: readonly number[],
  { yearFrom, yearTo }: { yearFrom: number; yearTo: number },
): Change[] {
  const outside = years.filter((year) => year < yearFrom || year > yearTo);
  if (outside.length === 0) return [];
  const period = yearFrom === yearTo ? String(yearFrom) : `${yearFrom}–${yearTo}`;
  return [change("outsidePeriod", { years: yearsText(outside), period })];
}

/** A run on data to which years have been added since, none of them its own: its figures are what they were. */
export function extendedSince(run: Pick<RestsOn, "dataset" | "datasetHash" | "years">): Change[] {
  if (!run.dataset) return [];
  const { kind, from, to, addedYears, replacedYears } = standingOf(run.dataset, run.datasetHash, run.years);
  if (kind !== "extended") return [];
  const years = yearsText([...new Set([...addedYears, ...replacedYears])].sort((x, y) => x - y));
  return [change("datasetExtended", { name: run.dataset.name, from: from!, to, years })];
}

export const change = (kind: Change["kind"], params: Change["params"] = {}): Change => ({ kind, params });

/** What a run rests on, as far as it can move. */
export type RestsOn = {
  origin: "COMPUTED" | "PUBLISHED";
  codeVersion: string;
  datasetHash: string | null;
  /** The years that it was computed of. */
  years: readonly number[];
  core: CoreChoice;
  dataset: ({ name: string; archivedAt: Date | null } & Versioned) | null;
  /** The strategic industries of the main view, with all their cores, present or missing. */
  measured: { id: string; name: string; version: number | null; cores: string[] }[];
};

/** Codes whose ego network stands for a strategic industry. */
export const coresOf = (of: Pick<Definition, "backward" | "self" | "forward">, core: CoreChoice): string[] =>
  core === "self" ? of.self : [...of.backward, ...of.self, ...of.forward];

/**
 * What has changed since a run was computed, empty when its figures are today's.
 *
 * A definition has changed when the codes that were measured have: a new name or keyword leaves every figure as it
 * was. Printed results have no data, definitions or code behind them and do not grow old.
 */
export function runChanges(run: RestsOn, definitions: readonly Definition[]): Change[] {
  if (run.origin === "PUBLISHED") return [];
  const changes: Change[] = [];
  const { dataset } = run;
  if (!dataset) changes.push(change("datasetMissing"));
  else if (standingOf(dataset, run.datasetHash, run.years).kind === "replaced")
    changes.push(change("datasetReplaced", { name: dataset.name }));
  else if (dataset.archivedAt) changes.push(change("datasetArchived", { name: dataset.name }));
  for (const definition of definitions) {
    const { id, name, version } = definition;
    const now = coresOf(definition, run.core);
    const before = run.measured.find((one) => one.id === id);
    if (!before) {
      if (now.length > 0) changes.push(change("definitionAdded", { name }));
    } else if (before.version !== version && !sameSet(before.cores, now))
      changes.push(change("definitionChanged", { name, from: before.version ?? 0, to: version }));
  }
  for (const { id, name } of run.measured)
    if (!definitions.some((definition) => definition.id === id))
      changes.push(change("definitionRemoved", { name }));
  if (run.codeVersion !== COMPUTE_VERSION)
    changes.push(change("codeVersionChanged", { from: run.codeVersion, to: COMPUTE_VERSION }));
  return changes;
}

const sameSet = (x: readonly string[], y: readonly string[]) => {
  const before = new Set(x);
  return new Set(y).size === before.size && y.every((code) => before.has(code));
};
