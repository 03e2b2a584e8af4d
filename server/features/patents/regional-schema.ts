import { z } from "zod";

const id = z.string().min(1).max(64);
const year = z.number().int().min(1).max(9999);
/** 'KR', 'mega:…' or a province's two digits; "" = patents without a region. */
const region = z.string().max(40);

export const WINDOW = { min: 1, max: 20, usual: 5 } as const;
/** The years that specialisation is taken over: all up to the last one, or those of the recent window. */
export const PERIODS = ["all", "recent"] as const;

export const newTechnologiesInput = z.object({
  runId: id.optional(),
  /** Without it the project's own region. */
  region: region.min(2).optional(),
  window: z.number().int().min(WINDOW.min).max(WINDOW.max).default(WINDOW.usual),
  /** Last year of the recent window; without it the last year with patents. */
  until: year.optional(),
  period: z.enum(PERIODS).default("all"),
});
export type NewTechnologiesInput = z.infer<typeof newTechnologiesInput>;

export const DIMENSIONS = ["region", "year", "topic"] as const;
export type Dimension = (typeof DIMENSIONS)[number];
/**
 *   weight               expected patents, the sum of p(topic | patent)
 *   patents              patents that belong to the topic more than to any other
 *   rowShare, columnShare   of the expected patents of the row, of the column
 *   rta, rtaShrunk       regional specialisation, as counted and drawn towards 1
 */
export const MEASURES = ["weight", "patents", "rowShare", "columnShare", "rta", "rtaShrunk"] as const;
export type Measure = (typeof MEASURES)[number];

export const cubeInput = z
  .object({
    runId: id.optional(),
    rows: z.enum(DIMENSIONS).default("topic"),
    columns: z.enum(DIMENSIONS).default("region"),
    measure: z.enum(MEASURES).default("weight"),
    /** Provinces, or their sums by mega-region. */
    level: z.enum(["province", "mega"]).default("province"),
    /** Where the regions are neither rows nor columns: one of them, or the nation (each patent once). */
    region: region.default("KR"),
    /** Where the topics are neither: one of them; null = all together. */
    topic: z.string().min(1).max(1000).nullable().default(null),
    /** From and to which year, both included; null = open, and with both open patents without a year are there too. */
    from: year.nullable().default(null),
    to: year.nullable().default(null),
  })
  .refine(({ rows, columns }) => rows !== columns, { message: "the same for rows and columns" });
export type CubeInput = z.infer<typeof cubeInput>;
