"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Badge } from "@/app/_components/badge";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { ScatterChart } from "@/app/_components/charts/scatter-chart";
import type { Axis, ScatterPoint } from "@/app/_components/charts/scatter-spec";
import type { DataColumn } from "@/app/_components/data-table/column";
import { Term } from "@/app/_components/term";
import type { Drawing, Recommendation } from "../api-types";
import { type Filter, regionsOf } from "../filter";
import { isNear, NEAR_CUT, useWords } from "../words";
import { cornerOf } from "./corner";

type Props = {
  drawing: Drawing;
  /** What is shown; the cuts are drawn over all that was compared. */
  items: readonly Recommendation[];
  filter: Filter;
  source: string;
  basis: readonly string[];
  selected: string | null;
  onPick: (id: string) => void;
};

/** The a x b quadrant: where each industry stands in each region, and which strategy the rule recommends there. */
export function QuadrantFigure({ drawing, items, filter, source, basis, selected, onPick }: Props) {
  const t = useTranslations("plan.quadrant");
  const terms = useTranslations("terms");
  const kinds = useTranslations("plan.cutKind");
  const states = useTranslations("plan.status");
  const words = useWords();
  const { orientation, cuts } = drawing;

  const axis = (of: "a" | "b"): Axis => {
    const cut = cuts[of];
    const name = terms(`${of}.name`);
    if (cut.value === null) return { name };
    return {
      name,
      cut: {
        value: cut.value,
        label: t("cutLabel", { kind: kinds(cut.kind as never), value: words.figure(cut.value) }),
      },
    };
  };
  const spec = useMemo(() => {
    const known = items.filter(({ facts: { a, b } }) => a.value !== null && b.value !== null);
    const label = ({ subject, region }: Recommendation) =>
      filter.region !== ""
        ? subject.label
        : filter.subject !== ""
          ? words.region(region)
          : `${subject.label} ${words.region(region)}`;
    const points = known.map(
      (item): ScatterPoint => ({
        id: item.id,
        label: label(item),
        x: item.facts[orientation.horizontal].value!,
        y: item.facts[orientation.vertical].value!,
        group: item.region.key,
        ring: isNear(item.facts.a.distance) || isNear(item.facts.b.distance),
        note: words.strategy(item) ?? "",
      }),
    );
    const groups = regionsOf(known, words.region).map(({ value, label }) => ({ id: value, label }));
    const corners = Object.fromEntries(
      drawing.cells.map((cell) => [
        cornerOf(cell.quadrant, orientation),
        { title: words.text(cell.name), lines: [words.text(cell.aim)] },
      ]),
    );
    return { points, groups, corners };
  }, [items, filter, words, drawing, orientation]);
  const axes = { x: axis(orientation.horizontal), y: axis(orientation.vertical) };
  const chosen = useMemo(() => (selected ? [selected] : []), [selected]);
  const near = spec.points.filter((point) => point.ring).length;

  const columns: DataColumn<Recommendation>[] = [
    { id: "subject", header: t("subject"), value: (row) => row.subject.label, filter: "set" },
    {
      id: "region",
      header: t("region"),
      value: (row) => words.region(row.region),
      filter: "set",
      width: 110,
    },
    { id: "a", header: terms("a.name"), kind: "number", value: (row) => row.facts.a.value },
    { id: "b", header: terms("b.name"), kind: "number", value: (row) => row.facts.b.value },
    { id: "strategy", header: t("strategy"), value: (row) => words.strategy(row) ?? states("undetermined") },
    { id: "status", header: t("status"), value: (row) => states(row.status), filter: "set", width: 110 },
  ];
  const cutBasis = t("cutBasis", {
    rows: items[0]?.facts.compared.rows ?? 0,
    known: items[0]?.facts.compared.known ?? 0,
    version: drawing.version,
  });
  return (
    <ChartFrame
      title={t("title")}
      lead={t("lead")}
      source={source}
      basis={[...basis, cutBasis, `${t("reading")}: ${words.text(drawing.note)}`]}
      table={{ columns, rows: items, rowId: (row) => row.id }}
      legend={
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-note text-ink-subtle">
          <Badge tone="info">{t("reading")}</Badge>
          <span className="min-w-0 flex-1 basis-60">
            {words.text(drawing.note)} {t("readingMore")} <Term id="quadrant">{t("more")}</Term>
          </span>
        </p>
      }
    >
      {spec.points.length === 0 ? (
        <p className="py-10 text-center text-ink-subtle">{t("noPoints")}</p>
      ) : (
        <ScatterChart
          label={t("label", { count: spec.points.length })}
          points={spec.points}
          groups={spec.groups}
          corners={spec.corners}
          selected={chosen}
          x={axes.x}
          y={axes.y}
          height={520}
          onPick={onPick}
        />
      )}
      {near > 0 && <p className="text-note text-ink-subtle">{t("near", { count: near, by: NEAR_CUT })}</p>}
      <Policies drawing={drawing} />
      <p className="mt-2 text-note text-ink-subtle">{t("plain")}</p>
    </ChartFrame>
  );
}

/** Which policy belongs to which row and column of the drawing, in the words of its source. */
function Policies({ drawing: { networkPolicies, firmPolicies, orientation } }: { drawing: Drawing }) {
  const t = useTranslations("plan.quadrant");
  const words = useWords();
  const level = (end: "high" | "low", upper: boolean) => t((end === "high") === upper ? "high" : "low");
  const { vertical, horizontal, up, right } = orientation;
  const rows = [
    { of: vertical, end: level(up, true), kind: t("network"), policy: networkPolicies.upper },
    { of: vertical, end: level(up, false), kind: t("network"), policy: networkPolicies.lower },
    { of: horizontal, end: level(right, false), kind: t("firm"), policy: firmPolicies.left },
    { of: horizontal, end: level(right, true), kind: t("firm"), policy: firmPolicies.right },
  ];
  return (
    <dl className="mt-2 grid gap-x-6 gap-y-1.5 border-t border-line pt-3 text-note sm:grid-cols-2">
      {rows.map(({ of, end, kind, policy }) => (
        <div key={policy.title.ko} className="min-w-0">
          <dt className="text-ink-subtle">
            {kind} · {t("where", { indicator: of, level: end })}
          </dt>
          <dd>
            <b>{words.text(policy.title)}</b>: {words.text(policy.detail)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
