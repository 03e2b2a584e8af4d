import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

export type Version = inferRouterOutputs<AppRouter>["priors"]["list"][number];
export type Row = inferRouterOutputs<AppRouter>["priors"]["rows"]["rows"][number];
export type Change = inferRouterInputs<AppRouter>["priors"]["edit"]["changes"][number];
export type Preview = inferRouterOutputs<AppRouter>["priors"]["preview"];

/** A version in a choice; the product's own has no id. */
export const BUILT_IN = "";
export const versionKey = (id: string | null) => id ?? BUILT_IN;
