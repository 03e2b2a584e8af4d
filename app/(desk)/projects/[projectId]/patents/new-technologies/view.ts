import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["patents"];
export type Technologies = Extract<Outputs["newTechnologies"], { state: "ready" }>;
export type Technology = Technologies["topics"][number];
export type Cube = Extract<Outputs["cube"], { state: "ready" }>;
export type Named = { ko: string; en: string };

export const nameIn = (locale: string, { ko, en }: Named) => (locale === "ko" ? ko : en);

/** Normal quantile of the ends of a 90 % interval. */
const Z90 = 1.645;

/** How many times its share of all patents a topic has now, with its 90 % interval; null where growth is not known. */
export function growthTimes({ emergence: { growth, growthError } }: Technology) {
  if (growth === null || growthError === null) return null;
  const at = (z: number) => Math.exp(growth + z * growthError);
  return { times: at(0), low: at(-Z90), high: at(Z90) };
}
