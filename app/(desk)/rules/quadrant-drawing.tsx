"use client";

import { useTranslations } from "next-intl";
import type { QuadrantPack } from "@/rules/schema";
import { useWords } from "../projects/[projectId]/plan/words";

const CELLS = [
  ["upper", "left"],
  ["upper", "right"],
  ["lower", "left"],
  ["lower", "right"],
] as const;

/** The four cells as they lie in the drawing, each with what a and b have to be there. */
export function QuadrantDrawing({ pack }: { pack: QuadrantPack }) {
  const t = useTranslations("rules.drawing");
  const words = useWords();
  return (
    <div role="group" aria-label={t("label")} className="grid grid-cols-1 gap-2 sm:grid-cols-2">
      {CELLS.map(([row, column]) => {
        const rule = pack.rules.find(
          ({ event: { params } }) => params.row === row && params.column === column,
        );
        if (!rule) return null;
        const { name, aim, quadrant } = rule.event.params;
        const level = (of: "a" | "b") => t(quadrant.includes(`${of}_high`) ? "high" : "low", { of });
        return (
          <div
            key={rule.id}
            className="min-w-0 rounded-medium border border-line bg-surface-sunken px-3 py-2"
          >
            <p className="text-note text-ink-subtle">
              {level("a")} · {level("b")}
            </p>
            <p className="font-bold">{words.text(name)}</p>
            <p className="text-note">{words.text(aim)}</p>
            <p className="mt-1 text-note text-ink-subtle">
              {words.text(pack.networkPolicies[row].title)} · {words.text(pack.firmPolicies[column].title)}
            </p>
          </div>
        );
      })}
    </div>
  );
}
