import type { inferRouterOutputs } from "@trpc/server";
import type { CompetitivenessPack, HubPack, QuadrantPack } from "@/rules/schema";
import type { TechnologyPack } from "@/rules/technology-pack";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>;

export type ProjectItem = Outputs["projects"]["list"][number];
export type PackHead = Outputs["rules"]["list"][number];
export type HistoryItem = Outputs["rules"]["history"][number];
export type PackId = PackHead["packId"];
export type ComparisonRow = Outputs["atlas"]["comparison"]["rows"][number];
export type Verdict = Outputs["atlas"]["competitiveness"]["verdicts"][number];
export type AnyPack = QuadrantPack | HubPack | CompetitivenessPack | TechnologyPack;

/** A pack with its name, so that its kind is known where it is read. */
export type NamedPack =
  | { packId: "quadrant"; pack: QuadrantPack }
  | { packId: "hub"; pack: HubPack }
  | { packId: "competitiveness"; pack: CompetitivenessPack }
  | { packId: "technology"; pack: TechnologyPack };

export const named = (packId: PackId, pack: AnyPack) => ({ packId, pack }) as NamedPack;

/** The same rule in everything but its number. */
export const sameRule = (x: AnyPack, y: AnyPack) =>
  canonical({ ...x, version: 0 }) === canonical({ ...y, version: 0 });

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
