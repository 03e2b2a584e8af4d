"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { ScatterChart } from "@/app/_components/charts/scatter-chart";
import type { ScatterPoint } from "@/app/_components/charts/scatter-spec";
import { type FigureLocale, formatDecimal } from "@/app/_components/number-format";
import { Term } from "@/app/_components/term";
import type { Candidate, HubCandidates, Run } from "../api-types";
import { useBasis } from "../basis";
import { candidateName, useCandidateColumns } from "./use-candidate-columns";

type Props = {
  run: Run;
  data: HubCandidates;
  /** Those of them that are drawn; the cuts are over all. */
  shown: readonly Candidate[];
  selected: readonly string[];
  onPick: (id: string | null) => void;
};

/** b (x) by c (y), the cuts labelled with their values, the first quadrant tinted, a ring around what hangs on a hair. */
export function HubChart({ run, data, shown, selected, onPick }: Props) {
  const t = useTranslations("atlas.hub");
  const basis = useBasis();
  const locale = useLocale() as FigureLocale;
  const columns = useCandidateColumns(run, data);
  const { candidates, cuts, view, kind } = data;
  const drawn = useMemo(
    () =>
      shown.filter((row): row is Candidate & { b: number; c: number } => row.b !== null && row.c !== null),
    [shown],
  );
  const groups = useMemo(() => groupsOf(drawn, t("noGroup"), kind), [drawn, t, kind]);
  const points = useMemo(
    () =>
      drawn.map((row): ScatterPoint => {
        const group = groups.length > 0 ? groupOf(row, groups) : undefined;
        return {
          id: row.subjectId,
          // A thousand full names cannot stand in a picture; the hint has them.
          label: kind === "CODE" ? row.subjectId : row.label,
          x: row.b,
          y: row.c,
          ...(group === undefined ? {} : { group }),
          ring: row.nearCut,
          note: [kind === "CODE" ? row.label : null, row.nearCut ? t("near", { by: data.nearBy }) : null]
            .filter(Boolean)
            .join(" · "),
        };
      }),
    [drawn, groups, kind, t, data.nearBy],
  );
  const hubs = candidates.filter((row) => row.hub).length;
  const axis = useMemo(() => {
    const cut = (of: "b" | "c") => {
      const value = cuts[of];
      return value === null
        ? {}
        : {
            cut: {
              value,
              label: t(
                `cut_${cuts.kinds[of]}` as never,
                { value: formatDecimal(value, locale) ?? "" } as never,
              ),
            },
          };
    };
    const values = (of: "b" | "c") => [
      ...drawn.map((row) => row[of]),
      ...(cuts[of] === null ? [] : [cuts[of]]),
    ];
    return {
      x: { name: t("axisB"), ...cut("b"), range: within(values("b"), [-1, 1]) },
      y: { name: t("axisC"), ...cut("c"), range: within(values("c"), [0, 1]) },
    };
  }, [cuts, drawn, t, locale]);
  const tinted = useMemo(() => ["topRight" as const], []);
  const corners = useMemo(() => ({ topRight: { title: t("corner") } }), [t]);
  const left = shown.length - drawn.length;
  const lines = [
    ...basis.lines(run, view),
    cuts.kinds.b === "printed"
      ? t("cutsNotPrinted")
      : cuts.few
        ? t("fewCut")
        : t("compared", { count: cuts.compared }),
    ...(shown.length < candidates.length
      ? [t("onlyChain", { shown: shown.length, all: candidates.length })]
      : []),
    ...(left > 0 ? [t("notDrawn", { count: left })] : []),
  ];
  return (
    <ChartFrame
      title={t("chart", { region: basis.labelOf(view) })}
      lead={
        <>
          <Term id="hubCandidate">{t("candidate")}</Term>: {t("chartLead", { hubs, all: candidates.length })}
        </>
      }
      source={basis.sourceOf(run)}
      basis={lines}
      table={{ columns, rows: shown, rowId: (row) => row.subjectId }}
    >
      <ScatterChart
        label={t("chartLabel", { hubs, all: candidates.length, names: namesOf(candidates, kind) })}
        points={points}
        {...axis}
        {...(groups.length > 1 ? { groups } : {})}
        {...(cuts.b === null ? {} : { tinted, corners })}
        selected={selected}
        onPick={onPick}
        height={480}
      />
    </ChartFrame>
  );
}

/** Round ends that hold the values with some air, and never more than the indicator can be. */
function within(
  values: readonly number[],
  [least, most]: readonly [number, number],
): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const spread = Math.max(high - low, 0.05);
  const step = spread < 0.4 ? 0.1 : spread < 0.8 ? 0.2 : 0.5;
  const down = Math.floor((low - spread * 0.05) / step) * step;
  const up = Math.ceil((high + spread * 0.05) / step) * step;
  return [Math.max(least, Number(down.toFixed(1))), Math.min(most, Number(up.toFixed(1)))];
}

const namesOf = (candidates: readonly Candidate[], kind: HubCandidates["kind"]) =>
  candidates
    .filter((row) => row.hub)
    .slice(0, 10)
    .map((row) => candidateName(row, kind))
    .join(", ");

type Group = { id: string; label: string };

/** Colours by strategic industry where there are a few; everything else together. */
function groupsOf(rows: readonly Candidate[], none: string, kind: HubCandidates["kind"]): Group[] {
  if (kind === "STRATEGIC") return [];
  const names = [...new Set(rows.flatMap((row) => row.groupLabel ?? []))].filter(
    (name) => !name.includes(" · "),
  );
  if (names.length === 0 || names.length > 6) return [];
  const known = names.map((name) => ({ id: name, label: name }));
  const others = rows.some((row) => groupOf(row, known) === "");
  return others ? [...known, { id: "", label: none }] : known;
}
const groupOf = (row: Candidate, groups: readonly Group[]) =>
  groups.find(({ id }) => id !== "" && (row.groupLabel ?? "").split(" · ")[0] === id)?.id ?? "";
