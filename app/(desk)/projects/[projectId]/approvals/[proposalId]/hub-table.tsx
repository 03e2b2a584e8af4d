"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/app/_components/badge";
import { Card } from "@/app/_components/card";
import type { DataColumn } from "@/app/_components/data-table/column";
import { DataTable } from "@/app/_components/data-table/data-table";
import { useWords } from "../../plan/words";
import type { HubItem, Proposal } from "../api-types";

/** The figures of what is proposed, as they stood when it was proposed. */
export function HubTable({ proposal }: { proposal: Proposal }) {
  const t = useTranslations("approvals.table");
  const terms = useTranslations("terms");
  const words = useWords();
  const verdict = ({ hub, facts }: HubItem) =>
    hub === null ? t("undetermined") : hub ? t(facts.basis === "printed" ? "printed" : "yes") : t("no");
  const distance = (item: HubItem, of: "b" | "c") => {
    const value = item.facts.distance[of];
    return value === null ? "–" : words.signed(value);
  };
  const columns: DataColumn<HubItem>[] = [
    { id: "label", header: t("subject"), value: ({ subject }) => subject.label, fixed: true, width: 125 },
    { id: "region", header: t("region"), value: ({ region }) => words.region(region), width: 105 },
    {
      id: "hub",
      header: t("verdict"),
      value: verdict,
      width: 150,
      help: "hubCandidate",
      cell: (item) => (
        <span className="flex flex-wrap gap-1">
          <Badge tone={item.hub ? "primary" : item.hub === null ? "warning" : "neutral"}>
            {verdict(item)}
          </Badge>
          {item.facts.nearCut && <Badge tone="warning">{t("near")}</Badge>}
        </span>
      ),
    },
    ...(["b", "c"] as const).flatMap((id): DataColumn<HubItem>[] => [
      {
        id,
        header: terms(`${id}.name`),
        kind: "number",
        value: ({ facts }) => facts[id],
        help: id,
        width: 140,
      },
      {
        id: `${id}Distance`,
        header: t("distance", { of: id }),
        kind: "number",
        value: ({ facts }) => facts.distance[id],
        cell: (item) => distance(item, id),
        width: 115,
      },
    ]),
    {
      id: "a",
      header: terms("a.name"),
      kind: "number",
      value: ({ facts }) => facts.a,
      help: "a",
      width: 140,
    },
    {
      id: "d",
      header: terms("d.name"),
      kind: "number",
      decimals: 2,
      value: ({ facts }) => facts.d,
      help: "d",
      width: 140,
    },
    {
      id: "nodes",
      header: terms("nodes.name"),
      kind: "integer",
      value: ({ facts }) => facts.nodes,
      help: "nodes",
    },
    {
      id: "links",
      header: terms("links.name"),
      kind: "integer",
      value: ({ facts }) => facts.links,
      help: "links",
    },
    {
      id: "density",
      header: terms("density.name"),
      kind: "number",
      value: ({ facts }) => facts.density,
      help: "density",
      hidden: true,
    },
  ];
  return (
    <Card title={t("title")} lead={t("lead")}>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={proposal.items}
        rowId={({ subject, region }) => `${subject.kind} ${subject.id} ${region.key}`}
        maxHeight="24rem"
      />
    </Card>
  );
}
