"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ScatterChart } from "@/app/_components/charts/scatter-chart";
import { formatDecimal } from "@/app/_components/number-format";
import { columnOf, numberOf } from "./cells";
import type { DrawingProps } from "./result-chart";

/** Two columns of a table against each other; rows without one of them are not drawn. */
export function ChartPoints({ chart, table, words, label, locale }: DrawingProps<"scatter">) {
  const t = useTranslations("analyses");
  const spec = useMemo(() => {
    const [name, x, y] = [columnOf(table, chart.label), columnOf(table, chart.x), columnOf(table, chart.y)];
    const group = chart.group === undefined ? null : columnOf(table, chart.group);
    const points = table.rows.flatMap((row, i) => {
      const [px, py] = [numberOf(row[x.at]), numberOf(row[y.at])];
      if (px === null || py === null) return [];
      const own = group ? (words.text(row[group.at] ?? null, group.type) ?? "–") : null;
      // In the picture a code stands for its industry; the hint has the name.
      const text = words.text(row[name.at] ?? null, name.type) ?? "–";
      const short = name.type === "code" ? String(row[name.at]) : text;
      const note = [text === short ? null : text, own === short ? null : own].filter((one) => one !== null);
      return [
        {
          id: String(i),
          label: short,
          x: px,
          y: py,
          note: note.join(" · "),
          ...(own === null ? {} : { group: own }),
        },
      ];
    });
    const groups = [...new Set(points.flatMap((point) => ("group" in point ? [point.group!] : [])))];
    const told = groups.length > 1 && groups.length <= 7;
    const ends = (ids: string[]) => [ids[0]!, ids.at(-1)!];
    const ways = chart.way
      ? (groups.length > 0 ? groups : [null]).map((one) => ({
          ids: points.filter((point) => one === null || point.group === one).map(({ id }) => id),
          ...(one === null ? {} : { group: one }),
        }))
      : null;
    // The ends of several ways are named, and the arrows lead from one to the other: more names would lie over all.
    const named = new Set(told && ways ? ways.flatMap(({ ids }) => ends(ids)) : points.map(({ id }) => id));
    return {
      points: points.map((point) => ({ ...point, quiet: !named.has(point.id) })),
      groups: told ? groups.map((id) => ({ id, label: id })) : undefined,
      ways: ways && (told || groups.length < 2) ? ways.filter(({ ids }) => ids.length > 0) : undefined,
      ends: ways?.flatMap(({ ids }) => (ids.length > 0 ? ends(ids) : [])) ?? [],
    };
  }, [chart, table, words]);
  const frame = useMemo(() => {
    const nameOf = (key: string) =>
      t.has(`axes.${key}` as never) && chart.way ? t(`axes.${key}` as never) : t(`columns.${key}` as never);
    const cutOf = (key: string | undefined) => {
      const value = key === undefined ? null : numberOf(table.rows.at(-1)?.[columnOf(table, key).at]);
      if (value === null) return {};
      const label = t("cutMean", { value: formatDecimal(value, locale) ?? "–" });
      return { cut: { value, label } };
    };
    const x = { name: nameOf(chart.x), ...cutOf(chart.way?.cutX) };
    const y = { name: nameOf(chart.y), ...cutOf(chart.way?.cutY) };
    if (!("cut" in x && "cut" in y)) return { x, y };
    const corner = (quadrant: string) => ({ title: t(`values.${quadrant}` as never) });
    const corners = {
      topLeft: corner("a_high_b_low"),
      topRight: corner("a_high_b_high"),
      bottomLeft: corner("a_low_b_low"),
      bottomRight: corner("a_low_b_high"),
    };
    return { x, y, corners };
  }, [chart, table, t, locale]);
  return (
    <ScatterChart
      label={label}
      points={spec.points}
      {...frame}
      {...(spec.groups ? { groups: spec.groups } : {})}
      {...(spec.ways ? { paths: spec.ways, selected: spec.ends } : {})}
    />
  );
}
