"use client";

import { ChevronDown, ChevronUp, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import {
  CHANGE_KINDS,
  type ChangeKind,
  type ChangeRow,
  changeLine,
  changeRows,
} from "@/server/features/analyses/schema";
import { ChangeFields } from "./change-fields";

type Props = {
  label: string;
  hint: string | undefined;
  /** The lines that are stored; what this editor writes. */
  value: string;
  onChange: (text: string) => void;
  /** The unit of amounts of the data; null for data without amounts. */
  unit: string | null;
  /** Whether what is missing is said. */
  tried: boolean;
};

type Line = ChangeRow & { id: number };
const START: Omit<ChangeRow, "kind"> = { first: "", second: "", amount: "", count: "" };
const FIRST_AMOUNT: Partial<Record<ChangeKind, Partial<ChangeRow>>> = {
  scale_trade: { amount: "1.5" },
  add_industry_like: { amount: "1" },
  add_trade: { count: "1" },
  take_trade: { count: "1" },
};

/** A list of changes, one a row in words; they are kept as the lines that the command line takes too. */
export function ChangesEditor({ label, hint, value, onChange, unit, tried }: Props) {
  const t = useTranslations("analyses.changesEditor");
  const [lines, setLines] = useState<Line[]>(() => changeRows(value).map((row, id) => ({ ...row, id })));
  const set = (next: Line[]) => {
    setLines(next);
    onChange(next.map(changeLine).join("\n"));
  };
  const put = (line: Line) => set(lines.map((one) => (one.id === line.id ? line : one)));
  const swap = (at: number, other: number) =>
    set(lines.map((line, i) => (i === at ? lines[other]! : i === other ? lines[at]! : line)));
  const add = (kind: ChangeKind) =>
    set([
      ...lines,
      { kind, ...START, ...FIRST_AMOUNT[kind], id: Math.max(-1, ...lines.map(({ id }) => id)) + 1 },
    ]);
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 sm:col-span-2">
      <legend className="font-bold">{label}</legend>
      <p className="text-note text-ink-subtle">{hint}</p>
      {lines.length > 0 && (
        <ol className="flex flex-col gap-3">
          {lines.map((line, at) => (
            <li
              key={line.id}
              className="flex min-w-0 flex-col gap-3 rounded-large border border-line bg-surface-sunken p-4"
            >
              <div className="flex items-center gap-1">
                <b className="mr-auto">{t("row", { row: at + 1, kind: t(`kinds.${line.kind}`) })}</b>
                <Button
                  variant="text"
                  size="small"
                  disabled={at === 0}
                  aria-label={t("up", { row: at + 1 })}
                  onClick={() => swap(at, at - 1)}
                >
                  <ChevronUp aria-hidden size={16} />
                </Button>
                <Button
                  variant="text"
                  size="small"
                  disabled={at === lines.length - 1}
                  aria-label={t("down", { row: at + 1 })}
                  onClick={() => swap(at, at + 1)}
                >
                  <ChevronDown aria-hidden size={16} />
                </Button>
                <Button
                  variant="text"
                  size="small"
                  aria-label={t("remove", { row: at + 1 })}
                  onClick={() => set(lines.filter(({ id }) => id !== line.id))}
                >
                  <Trash2 aria-hidden size={16} />
                </Button>
              </div>
              <ChangeFields
                row={line}
                onChange={(row) => put({ ...row, id: line.id })}
                unit={unit}
                tried={tried}
              />
            </li>
          ))}
        </ol>
      )}
      <div className="flex flex-wrap gap-2">
        {CHANGE_KINDS.map((kind) => (
          <Button key={kind} size="small" icon={<Plus aria-hidden size={14} />} onClick={() => add(kind)}>
            {t(`kinds.${kind}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
