"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Card } from "@/app/_components/card";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import type { DataColumn } from "@/app/_components/data-table/column";
import { DataTable } from "@/app/_components/data-table/data-table";
import { NetworkCanvas } from "@/app/_components/network/network-canvas";
import type { Run, Topic, TopicDetail } from "../api-types";
import { useOrigin } from "../origin";

const DRAWN = 30;
type Figures = NonNullable<TopicDetail["figures"]>;
type Pair = Figures["pairs"][number];
type Applicant = Figures["applicants"][number];

/** Who files in the topic, and who with whom. */
export function TopicApplicants({ run, topic, figures }: { run: Run; topic: Topic; figures: Figures }) {
  const t = useTranslations("patents.applicants");
  const format = useFormatter();
  const { source, lines } = useOrigin();
  const { applicants, applicantCount, pairs } = figures;
  const [chosen, setChosen] = useState<string | null>(null);
  const drawn = applicants.slice(0, DRAWN);
  const nodes = useMemo(
    () =>
      applicants.slice(0, DRAWN).map(({ name, weight }) => ({
        ...{ id: name, label: name, block: null, degree: weight },
        note: t("about", { count: format.number(weight, { maximumFractionDigits: 1 }) }),
      })),
    [applicants, t, format],
  );
  const links = useMemo(
    () =>
      pairs.flatMap(({ a, b, weight }) => [
        { source: a, target: b, amount: weight },
        { source: b, target: a, amount: weight },
      ]),
    [pairs],
  );
  if (applicants.length === 0) return <Card title={t("listTitle")}>{t("nobody")}</Card>;
  const pairColumns: DataColumn<Pair>[] = [
    { id: "a", header: t("one"), value: ({ a }) => a, fixed: true },
    { id: "b", header: t("other"), value: ({ b }) => b },
    { id: "weight", header: t("together"), value: ({ weight }) => weight, kind: "number", decimals: 1 },
    { id: "patents", header: t("mainPatents"), value: ({ patents }) => patents, kind: "integer" },
  ];
  const columns: DataColumn<Applicant>[] = [
    { id: "name", header: t("name"), value: ({ name }) => name, fixed: true, width: 150 },
    {
      id: "weight",
      header: t("patents"),
      value: ({ weight }) => weight,
      kind: "number",
      decimals: 1,
      width: 80,
      filter: false,
    },
    {
      id: "main",
      header: t("mainPatents"),
      value: ({ patents }) => patents,
      kind: "integer",
      width: 80,
      filter: false,
    },
    {
      id: "firstYear",
      header: t("firstYear"),
      value: ({ firstYear }) => (firstYear === null ? null : String(firstYear)),
      missing: () => t("noYear"),
      width: 80,
      filter: false,
    },
    {
      id: "partners",
      header: t("partners"),
      value: ({ partners }) => partners,
      kind: "integer",
      width: 80,
      filter: false,
    },
  ];
  return (
    <>
      {pairs.length > 0 ? (
        <ChartFrame
          title={t("title", { name: topic.label })}
          lead={t("lead", { drawn: drawn.length, all: applicantCount })}
          source={source(run)}
          basis={lines(run)}
          table={{ columns: pairColumns, rows: pairs, rowId: ({ a, b }) => `${a} ${b}` }}
        >
          <NetworkCanvas
            nodes={nodes}
            links={links}
            height={440}
            layout="force"
            legend={<p className="text-note text-ink-subtle">{t("legend")}</p>}
            label={t("picture", { count: drawn.length, pairs: pairs.length, name: drawn[0]!.name })}
            selectedId={chosen}
            onPick={setChosen}
          />
        </ChartFrame>
      ) : (
        <Card title={t("title", { name: topic.label })}>
          <p>{t("alone", { count: drawn.length })}</p>
        </Card>
      )}
      <Card title={t("listTitle")} lead={t("listLead", { count: applicantCount })} flush>
        <div className="px-5 pb-4">
          <DataTable
            label={t("table", { name: topic.label })}
            columns={columns}
            rows={applicants}
            rowId={({ name }) => name}
            onRowClick={({ name }) => setChosen(name === chosen ? null : name)}
            activeRowId={chosen}
            origin={[source(run), ...lines(run)]}
            maxHeight="26rem"
            note={t("note")}
          />
        </div>
      </Card>
    </>
  );
}
