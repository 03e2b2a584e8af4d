import { z } from "zod";
import { PROJECT_ROLES } from "@/server/domain/permissions";

export const SCOPE_KINDS = ["NATION", "MEGA_REGION", "PROVINCE", "CITY"] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;

const years = { yearFrom: z.number().int().min(FIRST_YEAR).max(LAST_YEAR), yearTo: z.number().int() };
const inOrder = (of: { yearFrom: number; yearTo: number }) =>
  of.yearFrom <= of.yearTo && of.yearTo <= LAST_YEAR;
const yearOrder = { message: "yearOrder", path: ["yearTo"] };

/** What a project is about. `scopeCode` is 'KR', 'mega:…', a province's two digits or a city's or county's five. */
const projectFields = z.object({
  name: z.string().trim().min(1).max(100),
  description: z.string().trim().max(2000).default(""),
  scopeCode: z.string().trim().min(2).max(40),
  ...years,
  /** Only revision 10 can be computed with today; the choice is stored all the same. */
  ksicRevision: z.literal(10).default(10),
});

export const createProjectInput = projectFields.refine(inOrder, yearOrder);
export const updateProjectInput = projectFields
  .extend({ version: z.number().int().positive() })
  .refine(inOrder, yearOrder);
export const projectVersionInput = z.object({ version: z.number().int().positive() });
export const listProjectsInput = z
  .object({ archived: z.boolean().default(false) })
  .default({ archived: false });

/** `null` lifts the narrowing: the organisation's role holds again. `was` is what the asker saw (conflict check). */
export const setMemberInput = z.object({
  userId: z.string().min(1).max(64),
  role: z.enum(PROJECT_ROLES).nullable(),
  was: z.enum(PROJECT_ROLES).nullable(),
});

export const STEPS = ["define", "atlas", "patents", "plan"] as const;
export type Step = (typeof STEPS)[number];
export const STEP_STATES = ["empty", "working", "ready", "approved", "stale"] as const;
export type StepState = (typeof STEP_STATES)[number];
