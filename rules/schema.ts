import { z } from "zod";

/** Every user-visible word of a pack, in both languages. */
export const textSchema = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) });
export type Text = z.infer<typeof textSchema>;

const comparisonSchema = z.strictObject({
  fact: z.string().min(1),
  operator: z.enum([
    "greaterThan",
    "greaterThanInclusive",
    "lessThan",
    "lessThanInclusive",
    "equal",
    "notEqual",
  ]),
  value: z.union([z.number(), z.strictObject({ fact: z.string().min(1) })]),
});

export type Condition =
  | z.infer<typeof comparisonSchema>
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };
const conditionSchema: z.ZodType<Condition> = z.lazy(() => z.union([comparisonSchema, groupSchema]));
const groupSchema = z.union([
  z.strictObject({ all: z.array(conditionSchema).min(1) }),
  z.strictObject({ any: z.array(conditionSchema).min(1) }),
  z.strictObject({ not: conditionSchema }),
]);

/** Facts that a condition reads, on either side of a comparison, sorted. */
export function factsUsed(condition: Condition): string[] {
  const walk = (at: Condition): string[] => {
    if ("all" in at) return at.all.flatMap(walk);
    if ("any" in at) return at.any.flatMap(walk);
    if ("not" in at) return walk(at.not);
    return typeof at.value === "number" ? [at.fact] : [at.fact, at.value.fact];
  };
  return [...new Set(walk(condition))].sort();
}

/** A rule whose event carries `params`. Its `facts` are exactly those that its conditions use. */
export const ruleSchema = <Params extends z.ZodType>(type: string, params: Params) =>
  z
    .strictObject({
      id: z.string().regex(/^[a-z][a-z0-9_]*$/),
      facts: z.array(z.string()).min(1),
      conditions: groupSchema,
      event: z.strictObject({ type: z.literal(type), params }),
    })
    .refine((rule) => [...rule.facts].sort().join() === factsUsed(rule.conditions).join(), {
      message: "facts must be exactly those that the conditions use",
      path: ["facts"],
    });

/** Where the line between low and high is drawn over what is compared. */
export const cutSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("mean") }),
  z.strictObject({ kind: z.literal("median") }),
  z.strictObject({ kind: z.literal("fixed"), value: z.number() }),
]);
export type Cut = z.infer<typeof cutSchema>;

/**
 * How many known values a drawn cut (mean, median) takes before it says anything: with fewer than `fewest` a value would
 * be compared with itself. From `advised` on the comparison is worth its name. Packs of before these numbers read as this.
 */
export const comparedSchema = z
  .strictObject({ fewest: z.int().min(2), advised: z.int().min(2) })
  .default({ fewest: 2, advised: 5 });

export const packHead = { id: z.string().min(1), version: z.int().min(1), source: z.string().min(1) };

export const hubPackSchema = z.strictObject({
  ...packHead,
  cuts: z.strictObject({ b: cutSchema, c: cutSchema }),
  compared: comparedSchema,
  /** An ecosystem of fewer industries than this is marked: one partner more or less moves its b and c far. */
  smallBelow: z.int().min(0).default(10),
  rules: z.tuple([ruleSchema("hub", z.strictObject({ name: textSchema }))]),
});
export type HubPack = z.infer<typeof hubPackSchema>;

export const competitivenessPackSchema = z.strictObject({
  ...packHead,
  margin: z.number().min(0),
  /** `{leader}` and `{mega}` are filled in. */
  labels: z.strictObject({ lead: textSchema, joint: textSchema, undetermined: textSchema }),
  rules: z.tuple([ruleSchema("lead", z.strictObject({}))]),
});
export type CompetitivenessPack = z.infer<typeof competitivenessPackSchema>;

/** Which indicator lies on which axis of the drawing, and which end is up and right. */
export const orientationSchema = z
  .strictObject({
    vertical: z.enum(["a", "b"]),
    up: z.enum(["high", "low"]),
    horizontal: z.enum(["a", "b"]),
    right: z.enum(["high", "low"]),
  })
  .refine(({ vertical, horizontal }) => vertical !== horizontal, {
    message: "the two axes must carry different indicators",
    path: ["horizontal"],
  });
export type Orientation = z.infer<typeof orientationSchema>;

export const QUADRANTS = ["a_high_b_low", "a_high_b_high", "a_low_b_low", "a_low_b_high"] as const;
export type Quadrant = (typeof QUADRANTS)[number];

export const policySchema = z.strictObject({ title: textSchema, detail: textSchema });
export type Policy = z.infer<typeof policySchema>;

const strategySchema = z.strictObject({
  quadrant: z.enum(QUADRANTS),
  row: z.enum(["upper", "lower"]),
  column: z.enum(["left", "right"]),
  name: textSchema,
  aim: textSchema,
});
export type Strategy = z.infer<typeof strategySchema>;
export type Cell = Pick<Strategy, "row" | "column">;

/** The form of a quadrant pack; that it is one quadrant, without gap or contradiction, is checked in quadrant.ts. */
export const quadrantPackForm = z.strictObject({
  ...packHead,
  note: textSchema,
  cuts: z.strictObject({ a: cutSchema, b: cutSchema }),
  compared: comparedSchema,
  orientation: orientationSchema,
  networkPolicies: z.strictObject({ upper: policySchema, lower: policySchema }),
  firmPolicies: z.strictObject({ left: policySchema, right: policySchema }),
  rules: z.array(ruleSchema("strategy", strategySchema)).length(4),
});
export type QuadrantPack = z.infer<typeof quadrantPackForm>;
