import {
  type Cell,
  type Condition,
  type Orientation,
  type Quadrant,
  type QuadrantPack,
  quadrantPackForm,
} from "./schema";

/** What the orientation says of a cell of the drawing: the level of each indicator there. */
function levels(orientation: Orientation, { row, column }: Cell): Record<"a" | "b", "high" | "low"> {
  const opposite = { high: "low", low: "high" } as const;
  const vertical = row === "upper" ? orientation.up : opposite[orientation.up];
  const horizontal = column === "right" ? orientation.right : opposite[orientation.right];
  return orientation.vertical === "a" ? { a: vertical, b: horizontal } : { a: horizontal, b: vertical };
}

/** Quadrant of a cell, named by the position of a and b. */
export function quadrantAt(orientation: Orientation, cell: Cell): Quadrant {
  const { a, b } = levels(orientation, cell);
  return `a_${a}_b_${b}`;
}

/** Conditions of a cell: at or above the cut is high, below it is low. */
function conditionsAt(orientation: Orientation, cell: Cell): { all: Condition[] } {
  const level = levels(orientation, cell);
  return {
    all: (["a", "b"] as const).map((fact) => ({
      fact,
      operator: level[fact] === "high" ? "greaterThanInclusive" : "lessThan",
      value: { fact: `${fact}Cut` },
    })),
  };
}

/**
 * A quadrant pack whose four rules are the four cells, each once, with the conditions that its orientation gives them:
 * no point without a strategy, none with two, and no text that contradicts the drawing.
 */
export const quadrantPackSchema = quadrantPackForm.superRefine((pack, context) => {
  const cells = pack.rules.map(({ event }) => `${event.params.row} ${event.params.column}`);
  if (new Set(cells).size !== 4)
    context.addIssue({
      code: "custom",
      path: ["rules"],
      message: `four different cells, not ${cells.join(", ")}`,
    });
  pack.rules.forEach(({ conditions, event }, i) => {
    const expected = conditionsAt(pack.orientation, event.params);
    const quadrant = quadrantAt(pack.orientation, event.params);
    if (!sameConditions(conditions, expected))
      context.addIssue({
        code: "custom",
        path: ["rules", i, "conditions"],
        message: `contradict the orientation: the ${cells[i]} cell is ${quadrant}`,
      });
    if (event.params.quadrant !== quadrant)
      context.addIssue({
        code: "custom",
        path: ["rules", i, "event", "params", "quadrant"],
        message: `must be ${quadrant} in this orientation`,
      });
  });
});

/**
 * The same drawing read with other axes: every text stays in its cell, the conditions follow. The version is the
 * caller's to raise.
 */
export function reoriented(pack: QuadrantPack, orientation: Orientation): QuadrantPack {
  return quadrantPackSchema.parse({
    ...pack,
    orientation,
    rules: pack.rules.map((rule) => ({
      ...rule,
      conditions: conditionsAt(orientation, rule.event.params),
      event: {
        ...rule.event,
        params: { ...rule.event.params, quadrant: quadrantAt(orientation, rule.event.params) },
      },
    })),
  });
}

/** Equal but for the order of the comparisons. */
function sameConditions(x: Condition, y: { all: Condition[] }): boolean {
  const listed = (of: Condition[]) =>
    of
      .map((at) => ("fact" in at ? `${at.fact} ${at.operator} ${JSON.stringify(at.value)}` : "group"))
      .sort()
      .join();
  return "all" in x && listed(x.all) === listed(y.all);
}
