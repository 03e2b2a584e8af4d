import { Engine } from "json-rules-engine";
import type { Condition } from "./schema";

/** null, undefined, NaN and infinities are missing, never small. */
export type Facts = Readonly<Record<string, number | null | undefined>>;

export type EvaluableRule = {
  id: string;
  facts: readonly string[];
  conditions: Exclude<Condition, { fact: string }>;
  event: { type: string; params: Record<string, unknown> };
};

export type Verdict =
  | { rule: string; outcome: "fires" | "holds" }
  | { rule: string; outcome: "undetermined"; missing: string[] };

/**
 * What a rule says of some facts: it fires, it holds still, or a fact is missing and nothing can be said.
 *
 * The third outcome exists because the engine throws on an absent fact and silently reads NaN and null as "does not
 * fire". It is deliberately cautious for `any` rules: one missing fact leaves the whole rule undetermined.
 * Every call has an engine of its own: two runs of one engine at once end each other, and the second sees no event.
 */
export async function evaluate(rule: EvaluableRule, facts: Facts): Promise<Verdict> {
  const missing = rule.facts.filter((name) => !Number.isFinite(facts[name]));
  if (missing.length > 0) return { rule: rule.id, outcome: "undetermined", missing };
  const known = Object.fromEntries(rule.facts.map((name) => [name, facts[name]]));
  const { conditions, event } = rule;
  const { events } = await new Engine([{ name: rule.id, conditions, event } as never]).run(known);
  return { rule: rule.id, outcome: events.length > 0 ? "fires" : "holds" };
}
