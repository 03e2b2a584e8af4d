import type { Field } from "./fields";

/** How many ego networks a kind takes; none given means the whole ATLAS, or every industry on its own. */
export type SubjectRule = { min: number; max: number; none?: "industries" };
export type KindSpec = {
  subjects: SubjectRule;
  /** Goes over regions that it names itself: the region of the view plays no part. */
  ownRegions?: true;
  /** Draws random numbers: a seed is part of its parameters. */
  seeded: boolean;
  fields: readonly Field[];
  /** One line of --help. */
  summary: string;
};

export const TOP = {
  name: "top",
  type: "number",
  min: 1,
  max: 1_000,
  whole: true,
  fallback: 30,
  help: "how many stand in a list",
} as const satisfies Field;

/** A list of years; the name and the help say which. */
export const YEARS = { name: "years", type: "years", fallback: null } as const;
