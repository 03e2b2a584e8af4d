import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Asked = inferRouterInputs<AppRouter>["patents"]["cube"];
export type Dimension = NonNullable<Asked["rows"]>;
export type Measure = NonNullable<Asked["measure"]>;
/** In the order of the lists to choose from. */
export const DIMENSIONS: readonly Dimension[] = ["topic", "region", "year"];
export const MEASURES: readonly Measure[] = [
  "weight",
  "patents",
  "rowShare",
  "columnShare",
  "rta",
  "rtaShrunk",
];
/** What is asked of the cube; `third` is the dimension that is neither rows nor columns. */
export type Question = {
  rows: Dimension;
  columns: Dimension;
  third: Dimension;
  measure: Measure;
  level: "province" | "mega";
  /** One region or one topic, where that is the third; null = the nation, all topics. */
  one: string | null;
  from: number | null;
  to: number | null;
};

const of = <Value extends string>(values: readonly Value[], text: string | undefined) =>
  values.find((value) => value === text);
const yearOf = (text: string | undefined) => (text && /^\d{4}$/.test(text) ? Number(text) : null);

/** The question as the page's address says it; what it does not say is as usual. */
export function questionOf(address: Partial<Record<string, string>>): Question {
  const rows = of(DIMENSIONS, address.rows) ?? "topic";
  const columns =
    DIMENSIONS.find((one) => one === address.columns && one !== rows) ??
    (rows === "region" ? "topic" : "region");
  return {
    ...{ rows, columns, third: DIMENSIONS.find((one) => one !== rows && one !== columns)! },
    measure: of(MEASURES, address.measure) ?? "weight",
    level: address.level === "mega" ? "mega" : "province",
    one: address.in || null,
    ...{ from: yearOf(address.from), to: yearOf(address.to) },
  };
}

/** The address of patents without a region; a region's code is never this. */
export const NO_REGION = "none";

export const askedOf = (
  { rows, columns, third, measure, level, one, from, to }: Question,
  rest: Pick<Asked, "projectId" | "runId">,
): Asked => ({
  ...rest,
  ...{ rows, columns, measure, from, to },
  ...(third === "region" ? {} : { level }),
  ...(third === "region" && one !== null ? { region: one === NO_REGION ? "" : one } : {}),
  ...(third === "topic" && one !== null ? { topic: one } : {}),
});
