"use client";

import type { ReactNode } from "react";
import { Figure, type FigureProps } from "./figure";
import { Term, type TermId } from "./term";

/** One headline figure with its name, scope and origin. */
export function Stat({
  label,
  help,
  note,
  ...figure
}: { label: ReactNode; help?: TermId /** Scope and origin, small. */; note?: ReactNode } & FigureProps) {
  return (
    <div className="min-w-0">
      <div className="text-note text-ink-subtle">{help ? <Term id={help}>{label}</Term> : label}</div>
      <div className="text-title font-bold text-ink-strong">
        <Figure {...figure} />
      </div>
      {note && <div className="text-note text-ink-subtle">{note}</div>}
    </div>
  );
}
