"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Badge } from "@/app/_components/badge";
import type { DataColumn } from "@/app/_components/data-table/column";
import type { Candidate, HubCandidates, Run } from "../api-types";
import { FlagBadges } from "../flags";

export const candidateName = ({ subjectId, label }: Candidate, kind: HubCandidates["kind"]) =>
  kind === "STRATEGIC" ? label : `${subjectId} ${label}`;

export const verdictOf = ({ hub }: Pick<Candidate, "hub">) =>
  hub === null ? "undetermined" : hub ? "yes" : "no";
/** Flags that a reader of the verdict must see beside it. */
const SHOWN = ["small_ecosystem", "degenerate_b"];
const TONE = { yes: "success", no: "neutral", undetermined: "warning" } as const;

/** Ranked by the verdict, then by b; the distances say how far each is from the cuts. */
export function useCandidateColumns(
  run: Run,
  { kind, candidates, cuts }: HubCandidates,
): DataColumn<Candidate>[] {
  const t = useTranslations("atlas.hub");
  const missing = useTranslations("atlas.missing");
  const printed = run.origin === "PUBLISHED";
  return useMemo(() => {
    const rank = new Map(candidates.map((row, i) => [row.subjectId, i + 1]));
    const why = (row: Candidate) =>
      printed ? missing("notPrinted") : missing(row.flags.includes("empty") ? "empty" : "none");
    const verdict = (row: Candidate) =>
      row.basis === "printed" ? t("verdict_printed") : t(`verdict_${verdictOf(row)}`);
    const figure = (id: "b" | "c"): DataColumn<Candidate> => ({
      id,
      header: id,
      help: id,
      kind: "number",
      value: (row) => row[id],
      missing: why,
      filter: false,
      width: 76,
    });
    const distance = (id: "b" | "c"): DataColumn<Candidate> => ({
      id: `${id}Distance`,
      header: t(`distance_${id}`),
      kind: "number",
      value: (row) => row.distance[id],
      missing: (row) => (cuts.few ? t("fewCut") : cuts[id] === null ? t("noCut") : why(row)),
      width: 105,
      hidden: true,
    });
    const size: DataColumn<Candidate> = {
      id: "nodes",
      header: t("nodes"),
      help: "nodes",
      kind: "integer",
      value: (row) => row.nodes,
      missing: why,
      filter: false,
      width: 64,
    };
    const columns: DataColumn<Candidate>[] = [
      {
        id: "name",
        header: t("industry"),
        value: (row) => candidateName(row, kind),
        cell: (row) => t("ranked", { rank: rank.get(row.subjectId) ?? 0, name: candidateName(row, kind) }),
        width: kind === "STRATEGIC" ? 150 : 210,
        fixed: true,
      },
      {
        id: "verdict",
        header: t("verdict"),
        value: verdict,
        filter: "set",
        width: 104,
        cell: (row) => (
          <span className="flex flex-wrap gap-1">
            <Badge tone={TONE[verdictOf(row)]}>{verdict(row)}</Badge>
            {row.nearCut && <Badge tone="warning">{t("nearShort")}</Badge>}
            <FlagBadges flags={row.flags.filter((flag) => SHOWN.includes(flag))} />
          </span>
        ),
      },
      ...(printed ? [] : [size]),
      figure("b"),
      figure("c"),
    ];
    if (cuts.b !== null || cuts.c !== null) columns.push(distance("b"), distance("c"));
    if (kind !== "STRATEGIC")
      columns.push({
        id: "group",
        header: t("group"),
        value: (row) => row.groupLabel,
        missing: () => missing("noGroup"),
        filter: "set",
        width: 160,
      });
    return columns;
  }, [candidates, kind, cuts, printed, t, missing]);
}
