"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { ScatterChart } from "@/app/_components/charts/scatter-chart";
import type { ScatterPoint } from "@/app/_components/charts/scatter-spec";
import { type FigureLocale, formatDecimal } from "@/app/_components/number-format";
import { useOrigin } from "../origin";
import { HowComputed } from "./how-computed";
import { useBasisLines } from "./use-basis-lines";
import { useTechnologyColumns } from "./use-technology-columns";
import { growthTimes, nameIn, type Technologies, type Technology } from "./view";

/** A label longer than this cannot stand beside a point; the hint has it whole. */
const LABEL = 18;
const shortened = (label: string) => (label.length > LABEL ? `${label.slice(0, LABEL - 1)}…` : label);

type Props = { data: Technologies; onPick: (key: string) => void };
type Drawn = Technology & { own: { shrunk: number }; emergence: { score: number } };

/** Specialisation (x) by emergence (y) with both cuts; few patents have a ring, the intervals stand in the hint. */
export function QuadrantChart({ data, onPick }: Props) {
  const t = useTranslations("newtech");
  const locale = useLocale() as FigureLocale;
  const { source } = useOrigin();
  const basis = useBasisLines(data);
  const columns = useTechnologyColumns(data);
  const { topics, cuts, region } = data;
  const drawn = useMemo(
    () => topics.filter((one): one is Drawn => one.own.shrunk !== null && one.emergence.score !== null),
    [topics],
  );
  const points = useMemo(() => {
    const two = (value: number | null) => formatDecimal(value, locale, 2) ?? "–";
    const one = (value: number | null) => formatDecimal(value, locale, 1) ?? "–";
    return drawn.map((topic): ScatterPoint => {
      const { own, emergence, few } = topic;
      const growth = growthTimes(topic);
      return {
        ...{ id: topic.key, label: shortened(topic.label), x: own.shrunk, y: emergence.score, ring: few },
        note: [
          ...(shortened(topic.label) === topic.label ? [] : [topic.label]),
          t("noteInterval", { low: two(own.low), high: two(own.high) }),
          t("notePatents", { patents: one(own.patents), expected: one(own.expected) }),
          ...(growth
            ? [t("noteGrowth", { times: two(growth.times), low: two(growth.low), high: two(growth.high) })]
            : []),
          ...(few ? [t("few")] : []),
        ].join(" · "),
      };
    });
  }, [drawn, t, locale]);
  const axes = useMemo(
    () => ({
      x: { name: t("axisX"), cut: { value: cuts.rta, label: t("cutX") }, decimals: 2 },
      y: {
        ...{ name: t("axisY"), decimals: 2, range: [0, 1] as const },
        ...(cuts.emergence === null
          ? {}
          : {
              cut: {
                value: cuts.emergence,
                label: t("cutY", { value: formatDecimal(cuts.emergence, locale, 2) ?? "" }),
              },
            }),
      },
    }),
    [t, cuts, locale],
  );
  const tinted = useMemo(() => ["topRight" as const], []);
  const corners = useMemo(
    () => ({
      topRight: { title: t("corner.new") },
      topLeft: { title: t("corner.promising") },
      bottomRight: { title: t("corner.mature") },
      bottomLeft: { title: t("corner.other") },
    }),
    [t],
  );
  const found = topics.filter(({ verdict }) => verdict === "new");
  const sure = found.filter(({ own }) => own.low !== null && own.low > cuts.rta).length;
  const left = topics.length - drawn.length;
  const name = nameIn(locale, region);
  return (
    <ChartFrame
      title={t("chart", { region: name })}
      lead={`${t("chartLead", { count: found.length, all: topics.length, sure })} · ${t("ring")}`}
      source={source(data.run)}
      basis={[...basis, ...(left > 0 ? [t("basis.notDrawn", { count: left })] : [])]}
      table={{ columns, rows: topics, rowId: ({ key }) => key }}
      actions={<HowComputed />}
    >
      <ScatterChart
        label={t("chartLabel", {
          ...{ region: name, count: found.length },
          names: found.map(({ label }) => label).join(", "),
        })}
        points={points}
        {...axes}
        {...(cuts.emergence === null ? {} : { tinted, corners })}
        onPick={onPick}
        height={500}
      />
    </ChartFrame>
  );
}
