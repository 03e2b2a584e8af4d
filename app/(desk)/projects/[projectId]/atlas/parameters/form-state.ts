import type { Project, Run } from "../api-types";
import type { StartInput } from "./use-start";

export const NATION = "KR";
export type CompareChoice = "parts" | "none" | "chosen";

/** The form as it is filled in: numbers are still text. */
export type AtlasForm = {
  datasetId: string;
  years: number[];
  /** Somebody has chosen them: they no longer follow the data and the project. */
  yearsChosen: boolean;
  region: string;
  compare: CompareChoice;
  chosen: string[];
  scope: NonNullable<StartInput["scope"]>;
  preset: "related" | "significant" | "any" | "custom";
  threshold: string;
  minCount: string;
  alpha: string;
  /** The test of alpha counts pairs of firms. */
  pairs: boolean;
  self: boolean;
  radius: "1" | "2";
  direction: NonNullable<StartInput["direction"]>;
  core: NonNullable<StartInput["core"]>;
};

/** The parameters of the run that is shown, or the defaults of the project. */
export function firstForm(project: Project, run: Run | null): AtlasForm {
  const params = run?.params;
  const [main, ...beside] = params?.regions ?? [];
  const preset = params?.rule.preset ?? "related";
  return {
    datasetId: run?.dataset && !run.dataset.archived ? run.dataset.id : "",
    years: params?.years ?? [],
    yearsChosen: false,
    region: main && !main.key.includes("+") ? main.key : project.scopeCode,
    compare: beside.length === 0 && params ? "none" : "parts",
    chosen: beside.map((view) => view.key),
    scope: params?.scope ?? "either",
    preset,
    threshold: String(params?.rule.threshold ?? 1),
    minCount: String(params?.rule.minCount ?? 1),
    alpha:
      params?.rule.alpha === null || params === undefined || params === null ? "" : String(params.rule.alpha),
    pairs: params?.rule.test === "pairs",
    self: params?.rule.self === "include",
    radius: params?.radius === 2 ? "2" : "1",
    direction: params?.direction ?? "both",
    core: params?.core ?? "self",
  };
}

export type FormError = "dataset" | "years" | "threshold" | "minCount" | "alpha" | "chosen";

const number = (text: string) => (text.trim() === "" ? Number.NaN : Number(text));

/** What is missing or not a number, so that it can be said at its field. */
export function errorsOf(form: AtlasForm): FormError[] {
  const errors: FormError[] = [];
  if (!form.datasetId) errors.push("dataset");
  if (form.years.length === 0) errors.push("years");
  if (form.compare === "chosen" && form.chosen.length === 0) errors.push("chosen");
  if (form.preset !== "custom") return errors;
  const threshold = number(form.threshold);
  if (!(threshold >= 0 && threshold <= 1e6)) errors.push("threshold");
  const minCount = number(form.minCount);
  if (!(Number.isInteger(minCount) && minCount >= 0 && minCount <= 1e9)) errors.push("minCount");
  const alpha = number(form.alpha);
  if (form.alpha.trim() !== "" && !(alpha > 0 && alpha <= 1)) errors.push("alpha");
  return errors;
}

/** Whether the rule of the form has a significance test at all. */
export const hasTest = ({ preset, alpha }: Pick<AtlasForm, "preset" | "alpha">) =>
  preset === "significant" || (preset === "custom" && alpha.trim() !== "");

/** The form as the procedure takes it; only for a form without errors. */
export function inputOf(projectId: string, form: AtlasForm): StartInput {
  const { datasetId, years, region, compare, chosen, scope, preset, direction, core } = form;
  const test = form.pairs && hasTest(form) ? { test: "pairs" as const } : {};
  return {
    ...{ projectId, datasetId, years, scope, direction, core },
    regions: [region],
    compare: compare === "chosen" ? chosen : compare,
    rule:
      preset === "custom"
        ? {
            preset,
            threshold: number(form.threshold),
            minCount: number(form.minCount),
            alpha: form.alpha.trim() === "" ? null : number(form.alpha),
            ...test,
          }
        : { preset, ...test },
    self: form.self ? "include" : "exclude",
    radius: form.radius === "2" ? 2 : 1,
  };
}
