"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ScopeItem } from "@/app/_components/scope-line";
import type { Run, RunItem } from "./api-types";

/** LDA or NMF; runs of earlier versions have the method's long name alone. */
const shortMethod = ({ params }: Pick<Run, "params">) =>
  params.algorithm?.toUpperCase() ?? (params.method.includes("LDA") ? "LDA" : "NMF");

/** What the figures of a topic run rest on, in words: for the scope line and for the foot of every picture. */
export function useOrigin() {
  const t = useTranslations("patents.basis");
  const format = useFormatter();
  const time = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const years = ({ params }: Pick<Run, "params">) =>
    params.years ? t("years", { from: String(params.years[0]), to: String(params.years[1]) }) : t("noYears");
  const count = ({ topics, params }: Pick<Run, "topics" | "params">) =>
    typeof params.topics === "number" && topics < params.topics
      ? t("countFewer", { count: topics, asked: params.topics })
      : t(params.topics === "auto" ? "countAuto" : "countGiven", { count: topics });
  const setName = ({ set }: Pick<Run, "set">) =>
    set.synthetic ? t("synthetic", { name: set.name }) : set.name;

  const scopeItems = (run: Run): ScopeItem[] => [
    { label: t("setLabel"), value: setName(run) },
    { label: t("documentsLabel"), value: t("documentsCount", { count: run.documents }) },
    { label: t("yearsLabel"), value: years(run) },
    { label: t("countLabel"), value: count(run) },
    { label: t("seedLabel"), value: String(run.seed) },
    { label: t("methodLabel"), value: run.params.method },
    {
      label: t("termListsLabel"),
      value: run.termLists ? t("termLists", { version: run.termLists.version }) : t("noTermLists"),
    },
    { label: t("versionLabel"), value: run.codeVersion, help: "codeVersion" },
    { label: t("computedLabel"), value: time(run.createdAt) },
  ];
  const source = ({ set }: Run) => (set.source ? `${setName({ set })}, ${set.source}` : setName({ set }));
  const lines = (run: Run): string[] => [
    [t("documents", { count: run.documents }), years(run), t("vocabulary", { count: run.vocabulary })].join(
      " · ",
    ),
    [run.params.method, count(run), t("seed", { seed: String(run.seed) })].join(" · "),
    [t("version", { version: run.codeVersion }), t("computed", { at: time(run.createdAt) })].join(" · "),
  ];
  /** What tells the runs of a list apart, the method first; the name of the set only where there are several. */
  const runLabel = (run: RunItem, runs: readonly RunItem[]) =>
    t(runs.some(({ set }) => set.id !== run.set.id) ? "runOfSet" : "run", {
      ...{ method: shortMethod(run), count: run.topics, at: time(run.createdAt), name: setName(run) },
    });
  return { scopeItems, source, lines, runLabel, time };
}
