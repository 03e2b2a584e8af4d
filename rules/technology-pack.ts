import { z } from "zod";
import {
  type Condition,
  comparedSchema,
  cutSchema,
  packHead,
  policySchema,
  ruleSchema,
  textSchema,
} from "./schema";

/** What a technology's verdict is drawn from; each stands beside `<name>Cut`. */
export const TECHNOLOGY_COMPARISONS = ["emergence", "rta", "relatedness"] as const;
export type TechnologyComparison = (typeof TECHNOLOGY_COMPARISONS)[number];

const readingSchema = ruleSchema("reading", z.strictObject({}));

const technologyPackForm = z.strictObject({
  ...packHead,
  note: textSchema,
  /** Emergence is compared among the topics of a run; the others have a scale of their own and fixed cuts. */
  cuts: z.strictObject({
    emergence: cutSchema,
    rta: z.number().min(0),
    relatedness: z.number().min(0).max(1),
    beyondB: z.number(),
    strategicShare: z.number().min(0).max(1),
  }),
  compared: comparedSchema,
  /** With fewer expected patents of the region than this, the sentence says that it rests on few. */
  fewPatents: z.number().min(0),
  networkPolicies: z.strictObject({ opening: policySchema, deepening: policySchema }),
  firmPolicies: z.strictObject({ anchored: policySchema, standalone: policySchema }),
  rules: z
    .array(ruleSchema("technology", z.strictObject({ name: textSchema, aim: textSchema })))
    .min(2)
    .max(8),
  readings: z.strictObject({ opening: readingSchema, anchored: readingSchema }),
});
export type TechnologyPack = z.infer<typeof technologyPackForm>;

/**
 * Whether a condition holds of the facts that are known; null where that hangs on one that is not. Only to tell which missing
 * facts matter and whether a pack leaves a gap: verdicts are the engine's (evaluate.ts).
 */
export function holds(condition: Condition, facts: Readonly<Record<string, number | null>>): boolean | null {
  if ("not" in condition) {
    const inner = holds(condition.not, facts);
    return inner === null ? null : !inner;
  }
  if ("all" in condition || "any" in condition) {
    const [parts, decides] = "all" in condition ? [condition.all, false] : [condition.any, true];
    const found = parts.map((part) => holds(part, facts));
    if (found.includes(decides)) return decides;
    return found.includes(null) ? null : !decides;
  }
  const { fact, operator, value } = condition;
  const left = facts[fact] ?? null;
  const right = typeof value === "number" ? value : (facts[value.fact] ?? null);
  if (left === null || right === null) return null;
  return {
    greaterThan: left > right,
    greaterThanInclusive: left >= right,
    lessThan: left < right,
    lessThanInclusive: left <= right,
    equal: left === right,
    notEqual: left !== right,
  }[operator];
}

/** Below, on and above each cut: the cases that a pack must answer with exactly one rule each. */
const CASES = TECHNOLOGY_COMPARISONS.reduce<Record<string, number>[]>(
  (cases, name) =>
    cases.flatMap((one) => [-1, 0, 1].map((side) => ({ ...one, [name]: side, [`${name}Cut`]: 0 }))),
  [{}],
);

/** A pack with one verdict for every technology: none without, none with two. */
export const technologyPackSchema = technologyPackForm.superRefine(({ rules }, context) => {
  const at = CASES.find((facts) => rules.filter(({ conditions }) => holds(conditions, facts)).length !== 1);
  if (at)
    context.addIssue({
      code: "custom",
      path: ["rules"],
      message: `exactly one rule for every case, not so where ${TECHNOLOGY_COMPARISONS.map((name) => `${name} is ${["below", "on", "above"][at[name]! + 1]} its cut`).join(", ")}`,
    });
});
