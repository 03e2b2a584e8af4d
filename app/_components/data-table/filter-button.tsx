"use client";

import type { Column, RowData } from "@tanstack/react-table";
import { Filter } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { Button } from "../button";
import { classNames } from "../class-names";
import { Field } from "../field";
import { Checkbox, NumberInput, TextInput } from "../inputs";
import type { DataColumn } from "./column";
import { compareValues } from "./compare-values";
import type { Features } from "./features";
import { type ColumnFilter, filterKind, isEmptyFilter } from "./filters";

type Props<Row extends RowData> = { leaf: Column<Features, Row>; column: DataColumn<Row> };

/** Opens the filter of one column: words, a range, or the values that occur. */
export function FilterButton<Row extends RowData>({ leaf, column }: Props<Row>) {
  const t = useTranslations("common.table");
  const kind = filterKind(column);
  if (kind === null) return null;
  const name = t("filterBy", { column: column.header });
  const set = (filter: ColumnFilter) => leaf.setFilterValue(isEmptyFilter(filter) ? undefined : filter);
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={name}
        title={name}
        className={classNames(
          "inline-flex size-6 shrink-0 items-center justify-center rounded-small hover:bg-surface",
          leaf.getIsFiltered() ? "bg-primary-soft text-primary-ink" : "text-ink-faint",
        )}
      >
        <Filter aria-hidden size={14} fill={leaf.getIsFiltered() ? "currentColor" : "none"} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={name}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex w-64 flex-col gap-3 rounded-large border border-line bg-surface p-4 text-ink shadow-float"
        >
          {kind === "text" && <WordsFilter leaf={leaf} set={set} />}
          {kind === "range" && <RangeFilter leaf={leaf} set={set} />}
          {kind === "set" && <SetFilter leaf={leaf} set={set} />}
          <Button size="small" onClick={() => leaf.setFilterValue(undefined)}>
            {t("clearFilters")}
          </Button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type PartProps<Row extends RowData> = { leaf: Column<Features, Row>; set: (filter: ColumnFilter) => void };
const current = <Kind extends ColumnFilter["kind"]>(value: unknown, kind: Kind) =>
  (value as ColumnFilter | undefined)?.kind === kind
    ? (value as Extract<ColumnFilter, { kind: Kind }>)
    : null;

function WordsFilter<Row extends RowData>({ leaf, set }: PartProps<Row>) {
  const t = useTranslations("common.table");
  return (
    <Field label={t("filterText")}>
      <TextInput
        value={current(leaf.getFilterValue(), "text")?.words ?? ""}
        onChange={(event) => set({ kind: "text", words: event.target.value })}
      />
    </Field>
  );
}

const bound = (text: string) => {
  const number = Number(text.replaceAll(",", ""));
  return text.trim() === "" || !Number.isFinite(number) ? null : number;
};

function RangeFilter<Row extends RowData>({ leaf, set }: PartProps<Row>) {
  const t = useTranslations("common.table");
  const now = current(leaf.getFilterValue(), "range");
  const part = (end: "from" | "to") => (
    <Field label={t(end)}>
      <NumberInput
        defaultValue={now?.[end] ?? ""}
        onChange={(event) =>
          set({
            kind: "range",
            from: now?.from ?? null,
            to: now?.to ?? null,
            [end]: bound(event.target.value),
          })
        }
      />
    </Field>
  );
  return (
    <div className="grid grid-cols-2 gap-3">
      {part("from")}
      {part("to")}
    </div>
  );
}

function SetFilter<Row extends RowData>({ leaf, set }: PartProps<Row>) {
  const chosen = current(leaf.getFilterValue(), "set")?.values ?? [];
  const counted = [...leaf.getFacetedUniqueValues()]
    .filter(([value]) => value !== undefined)
    .sort(([a], [b]) => compareValues(a, b));
  return (
    <div className="max-h-64 overflow-y-auto">
      {counted.map(([value, count]) => {
        const text = String(value);
        return (
          <Checkbox
            key={text}
            label={`${text} (${count})`}
            checked={chosen.includes(text)}
            onChange={(event) =>
              set({
                kind: "set",
                values: event.target.checked ? [...chosen, text] : chosen.filter((one) => one !== text),
              })
            }
          />
        );
      })}
    </div>
  );
}
