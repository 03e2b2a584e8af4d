"use client";

import { useMemo } from "react";
import type { FigureKind } from "@/app/_components/number-format";
import { useUnitLabel } from "@/app/(desk)/datasets/_components/unit-label";
import { unitOf } from "@/server/warehouse/units";
import type { Run } from "../api-types";

export type TradeUnit = {
  /** `amount` is written in 조 and 억 of won: only what is kept in thousand won may be. */
  kind: Extract<FigureKind, "amount" | "integer">;
  /** Behind a head: (천달러); nothing for won, which the figures name themselves, and for counted trades. */
  head: (name: string) => string;
};

/** How the trade of a run is written, by the unit of its data; null in the data is a count of trades. */
export function useTradeUnit(run: Pick<Run, "dataset">): TradeUnit {
  const unitLabel = useUnitLabel();
  const unit = run.dataset?.unit ?? null;
  const won = run.dataset === null || (unit !== null && unitOf(unit)?.id === "KRW1000");
  const behind = won || unit === null ? null : unitLabel(unit);
  return useMemo(
    () => ({
      kind: won ? "amount" : "integer",
      head: (name) => (behind === null ? name : `${name} (${behind})`),
    }),
    [won, behind],
  );
}
