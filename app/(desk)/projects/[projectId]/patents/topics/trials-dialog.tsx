"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { LineChart } from "@/app/_components/charts/series-charts";
import type { DataColumn } from "@/app/_components/data-table/column";
import { Dialog } from "@/app/_components/dialog";
import { Term } from "@/app/_components/term";
import type { Run } from "../api-types";
import { useOrigin } from "../origin";

type Trial = Run["trials"][number];

/** Curves over the numbers of topics that were tried, with the one that is recommended to begin with. */
export function TrialsDialog({ run, onClose }: { run: Run; onClose: () => void }) {
  const t = useTranslations("patents.trials");
  const { source, lines } = useOrigin();
  const { trials, params } = run;
  const chosen = params.chosen;
  const withContext = trials.every(({ contextCoherence }) => contextCoherence !== undefined);
  // coherence moves between 0.03 and 0.07 where stability is 0.9: on one scale its curve would be flat
  const relative = trials.every(({ coherence }) => coherence > 0);
  const steps = useMemo(
    () => trials.map(({ topics }) => (topics === chosen ? t("chosen", { count: topics }) : String(topics))),
    [trials, chosen, t],
  );
  const series = useMemo(() => {
    const curves = [
      { id: "coherence", label: t("npmiLong"), values: trials.map(({ coherence }) => coherence) },
      ...(withContext
        ? [{ id: "context", label: t("cvLong"), values: trials.map((one) => one.contextCoherence ?? 0) }]
        : []),
      { id: "diversity", label: t("diversity"), values: trials.map(({ diversity }) => diversity) },
      { id: "stability", label: t("stability"), values: trials.map(({ stability }) => stability) },
    ];
    return relative ? curves.map((curve) => ({ ...curve, values: ofLargest(curve.values) })) : curves;
  }, [trials, withContext, relative, t]);
  const columns: DataColumn<Trial>[] = [
    {
      id: "topics",
      header: t("topics"),
      value: ({ topics }) => topics,
      cell: ({ topics }) => (topics === chosen ? t("chosen", { count: topics }) : topics),
      ...{ kind: "integer", fixed: true },
    },
    {
      id: "coherence",
      header: t("npmi"),
      value: (row) => row.coherence,
      kind: "number",
      decimals: 2,
      help: "coherence",
    },
    {
      id: "context",
      header: t("cv"),
      value: (row) => row.contextCoherence,
      ...{ kind: "number", decimals: 2, help: "contextCoherence" },
    },
    {
      id: "diversity",
      header: t("diversity"),
      value: (row) => row.diversity,
      kind: "number",
      decimals: 2,
      help: "diversity",
    },
    {
      id: "stability",
      header: t("stability"),
      value: (row) => row.stability,
      kind: "number",
      decimals: 2,
      help: "stability",
    },
  ];
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("noBest")}
    >
      <ChartFrame
        level={3}
        title={t("curves")}
        lead={t("rule")}
        source={source(run)}
        basis={lines(run)}
        table={{ columns, rows: trials, rowId: ({ topics }) => String(topics) }}
      >
        <LineChart
          label={t("picture", {
            count: String(chosen),
            least: String(trials[0]?.topics ?? ""),
            most: String(trials.at(-1)?.topics ?? ""),
          })}
          steps={steps}
          stepName={t("topics")}
          series={series}
          valueName={t(relative ? "relative" : "value")}
          fromZero={!relative}
          kind="decimal"
          decimals={2}
        />
        <p className="mt-2 text-note text-ink-subtle">
          <Term id="coherence">{t("npmi")}</Term> · <Term id="contextCoherence">{t("cv")}</Term> ·{" "}
          <Term id="diversity">{t("diversity")}</Term> · <Term id="stability">{t("stability")}</Term>
        </p>
      </ChartFrame>
    </Dialog>
  );
}

const ofLargest = (values: readonly number[]) => {
  const largest = Math.max(...values);
  return values.map((value) => (largest > 0 ? value / largest : value));
};
