import { type OptionValues, specOf } from "@/server/features/analyses/schema";
import type { AnalysisItem, Run } from "../api-types";
import type { ChosenSubject } from "./subjects-field";

/** The subjects of an analysis as the form has them; items that were pasted keep their codes. */
export const subjectsOf = ({ subjects }: Pick<AnalysisItem, "subjects">, run: Run): ChosenSubject[] =>
  subjects.map(({ id, label, cores }) => {
    if (run.industries.some((industry) => industry.id === id)) return { kind: "STRATEGIC", id, label };
    if (cores.length === 1 && cores[0] === id) return { kind: "CODE", id, label };
    return { kind: "ITEM", id: `item:${label}`, label, cores };
  });

/** The options of an analysis that the form shows: groups that a person made belong to the items of that one alone. */
export const optionsFor = ({ kind, options }: Pick<AnalysisItem, "kind" | "options">): OptionValues =>
  Object.fromEntries(
    specOf(kind).fields.flatMap((field) =>
      (field.type === "text" && field.form === "none") || options[field.name] === undefined
        ? []
        : [[field.name, options[field.name]!]],
    ),
  );
