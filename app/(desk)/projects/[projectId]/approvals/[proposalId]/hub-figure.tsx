"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { ScatterChart } from "@/app/_components/charts/scatter-chart";
import type { Axis } from "@/app/_components/charts/scatter-spec";
import type { DataColumn } from "@/app/_components/data-table/column";
import { ErrorState } from "@/app/_components/error-state";
import { Select } from "@/app/_components/select";
import { Skeleton } from "@/app/_components/skeleton";
import { useTRPC } from "@/app/_trpc/client";
import { useBasis } from "../../atlas/basis";
import { useWords } from "../../plan/words";
import type { HubItem, Proposal } from "../api-types";

const setKey = ({ subject, region }: HubItem) => `${subject.kind} ${region.key}`;

/** The proposed among all that they are compared with: b by c, with the cuts as they stood when it was proposed. */
export function HubFigure({ projectId, proposal }: { projectId: string; proposal: Proposal }) {
  const t = useTranslations("approvals.figure");
  const kinds = useTranslations("plan.cutKind");
  const terms = useTranslations("terms");
  const trpc = useTRPC();
  const basis = useBasis();
  const words = useWords();
  const sets = useMemo(
    () => [...new Map(proposal.items.map((item) => [setKey(item), item])).entries()],
    [proposal],
  );
  const [chosen, setChosen] = useState(sets[0]![0]);
  const sample = sets.find(([key]) => key === chosen)![1];
  const query = useQuery(
    trpc.atlas.hubCandidates.queryOptions({
      projectId,
      runId: proposal.atlasRunId,
      viewKey: sample.region.key,
      kind: sample.subject.kind,
    }),
  );
  const proposed = useMemo(
    () => new Set(proposal.items.filter((item) => setKey(item) === chosen).map(({ subject }) => subject.id)),
    [proposal, chosen],
  );
  const candidates = query.data?.candidates;
  const picture = useMemo(() => {
    const points = (candidates ?? [])
      .filter(({ b, c }) => b !== null && c !== null)
      .map((row) => ({
        id: row.subjectId,
        label: row.label,
        x: row.b!,
        y: row.c!,
        group: proposed.has(row.subjectId) ? "proposed" : "other",
        ring: row.nearCut,
      }));
    return { points, selected: [...proposed] };
  }, [candidates, proposed]);
  const groups = useMemo(
    () => [
      { id: "other", label: t("other") },
      { id: "proposed", label: t("proposed") },
    ],
    [t],
  );
  const corners = useMemo(() => ({ topRight: { title: terms("hubCandidate.name") } }), [terms]);
  if (query.error) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Skeleton shape="chart" />;

  const { facts } = sample;
  const axis = (of: "b" | "c"): Axis => {
    const cut = of === "b" ? facts.bCut : facts.cCut;
    const label = `${kinds(facts.cutKinds[of] as never)} ${words.figure(cut)}`;
    return { name: terms(`${of}.name`), ...(cut === null ? {} : { cut: { value: cut, label } }) };
  };
  type Row = (typeof query.data.candidates)[number];
  const columns: DataColumn<Row>[] = [
    { id: "label", header: t("subject"), value: (row) => row.label },
    {
      id: "proposed",
      header: t("proposed"),
      value: (row) => (proposed.has(row.subjectId) ? t("yes") : t("no")),
      filter: "set",
      width: 110,
    },
    { id: "b", header: terms("b.name"), kind: "number", value: (row) => row.b },
    { id: "c", header: terms("c.name"), kind: "number", value: (row) => row.c },
  ];
  const region = words.region(sample.region);
  return (
    <ChartFrame
      title={t("title", { region })}
      lead={t(facts.bCut === null ? "leadPrinted" : "lead", {
        compared: facts.compared,
        proposed: proposed.size,
      })}
      source={basis.sourceOf(proposal.run)}
      basis={[
        ...basis.lines(proposal.run, query.data.view),
        t("cuts", { compared: facts.compared, version: proposal.pin.packs[0]?.version ?? 1 }),
      ]}
      table={{ columns, rows: query.data.candidates, rowId: (row) => row.subjectId }}
      actions={
        sets.length > 1 && (
          <Select
            size="small"
            className="w-44"
            aria-label={t("choose")}
            value={chosen}
            onChange={setChosen}
            options={sets.map(([key, item]) => ({
              value: key,
              label: `${words.region(item.region)} · ${t(`kind.${item.subject.kind}`)}`,
            }))}
          />
        )
      }
    >
      <ScatterChart
        label={t("label", { region, count: picture.points.length, proposed: proposed.size })}
        points={picture.points}
        groups={groups}
        tinted={TINTED}
        corners={corners}
        selected={picture.selected}
        x={axis("b")}
        y={axis("c")}
        height={420}
      />
    </ChartFrame>
  );
}

const TINTED = ["topRight"] as const;
