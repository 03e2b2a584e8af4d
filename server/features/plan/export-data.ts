import type { Db } from "@/server/db";
import { csvText } from "@/server/domain/csv";
import { seoulDay, seoulTime } from "@/server/domain/seoul-time";
import { findRun, type RunHeader, runHeader } from "@/server/features/atlas/data";
import { yearsText } from "@/server/features/atlas/years-text";
import { getPlan, type PlanEntryView } from "./data";

type Groups = Awaited<ReturnType<typeof getPlan>>["groups"];
type Bases = ReadonlyMap<string, RunHeader>;

/**
 * The plan as a text for another program: Markdown with a heading an industry, or one row an entry as CSV. Both say on
 * which data, years and rule each entry rests; days and times are Korea's.
 */
export async function exportPlan(
  db: Db,
  project: { id: string; name: string },
  format: "markdown" | "csv",
): Promise<{ fileName: string; text: string }> {
  const { groups } = await getPlan(db, project.id);
  const runIds = new Set(groups.flatMap(({ entries }) => entries.map(({ atlasRunId }) => atlasRunId)));
  const bases: Bases = new Map(
    await Promise.all(
      [...runIds].map(async (id) => [id, await runHeader(db, await findRun(db, project.id, id))] as const),
    ),
  );
  const base = project.name.replace(/[\\/:*?"<>|\s]+/g, "-");
  return format === "markdown"
    ? { fileName: `${base}.md`, text: markdown(project.name, groups, bases) }
    : { fileName: `${base}.csv`, text: planCsv(groups, bases) };
}

/** The plan is written in Korean, as its paragraphs are. */
const RULES: Record<string, string> = {
  quadrant: "전략 사분면",
  hub: "거점산업 후보",
  competitiveness: "지역 주도와 공조",
  technology: "지역 신기술",
};
const ruleText = ({ rule }: PlanEntryView) => {
  const pack = rule.id.split("/")[0]!;
  return `${RULES[pack] ?? pack} 규칙 제${rule.version}판`;
};
const dataOf = ({ origin, source, dataset }: RunHeader) =>
  origin === "PUBLISHED" ? source : (dataset?.name ?? "없어진 자료");

/** One sentence of origin for each ATLAS that the entries rest on. */
function basisLine(run: RunHeader): string {
  const { dataset, params, computedAt, codeVersion, origin } = run;
  const parts = [`자료: ${dataOf(run)}${dataset?.synthetic ? " (합성 자료)" : ""}`];
  if (origin === "PUBLISHED") parts.push("논문에 인쇄된 값이며 이 시스템이 산출한 값이 아닙니다");
  if (dataset?.source) parts.push(`출처: ${dataset.source}`);
  if (params) {
    const { threshold, minCount, alpha, test } = params.rule;
    parts.push(`기간: ${yearsText(params.years)}`);
    parts.push(
      `연결 규칙: ${[`RR ${threshold} 초과`, ...(minCount > 1 ? [`거래 ${minCount}건 이상`] : []), ...(alpha === null ? [] : [`유의수준 ${alpha}${test === "pairs" ? "(기업 쌍으로 검정)" : ""}`])].join(", ")}`,
    );
    parts.push(`산출 버전 ${codeVersion}`);
  }
  if (computedAt) parts.push(`${seoulDay(computedAt)} 산출`);
  return parts.join(" · ");
}

function markdown(name: string, groups: Groups, bases: Bases): string {
  const figure = (symbol: string, value: number | null) =>
    value === null ? [] : [`${symbol} ${value.toFixed(3)}`];
  const runs = [...bases.values()];
  const parts = groups.flatMap(({ subject, entries }) => [
    `## ${inline(subject.label)}`,
    ...entries.flatMap((entry) => [
      `### ${inline(entry.region.label)}: ${inline(entry.strategy ?? "")}`,
      entry.text,
      `> ${[
        ...figuresOf(entry).flatMap(([name, value]) => figure(name, value)),
        ruleText(entry),
        ...(entry.acceptedAt ? [`${seoulDay(entry.acceptedAt)} 채택`] : []),
        ...(runs.length > 1 ? [`자료: ${inline(dataOf(bases.get(entry.atlasRunId)!))}`] : []),
      ].join(" · ")}`,
    ]),
  ]);
  const origin = runs.map((run) => `> ${inline(basisLine(run))}`);
  return `${[`# ${inline(name)}`, ...origin, ...parts].join("\n\n")}\n`;
}

/** What a verdict rests on, by the names that the sentences use. */
function figuresOf({ facts, technology }: PlanEntryView): [string, number | null][] {
  if (facts)
    return [
      ["a", facts.a.value],
      ["b", facts.b.value],
      ["c", facts.c.value],
    ];
  const { comparisons, figures } = technology!;
  return [
    ["신흥도", comparisons.emergence.value],
    ["지역 특화도", comparisons.rta.value],
    ["연관성 밀도", comparisons.relatedness.value],
    ...figures.map(({ figure, delta }): [string, number | null] => [`상용화 뒤 ${figure}의 변화`, delta]),
  ];
}

/** A name inside a heading: one line, nothing that Markdown would read as markup. */
const inline = (text: string) => text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|]/g, "\\$&");

const COLUMNS = [
  ...["industry", "region", "strategy", "text", "a", "a_cut", "b", "b_cut", "c", "hub"],
  ...["network_policy", "firm_policy", "rule", "rule_version", "accepted_at", "accepted_by"],
  ...["dataset", "synthetic", "source", "years", "computed_at"],
  // Of new technologies only.
  ...[
    "kind",
    "emergence",
    "emergence_cut",
    "rta",
    "rta_cut",
    "relatedness_density",
    "relatedness_density_cut",
  ],
  ...["delta_a", "delta_b", "delta_c", "delta_d", "topic_run", "topic_key", "analysis"],
];

const planCsv = (groups: Groups, bases: Bases): string =>
  csvText(
    COLUMNS,
    groups.flatMap(({ subject, entries }) =>
      entries.map((entry) => {
        const { a, b, c } = entry.facts ?? NOTHING;
        const run = bases.get(entry.atlasRunId)!;
        const time = (at: Date | null) => at && seoulTime(at);
        return [
          ...[subject.label, entry.region.label, entry.strategy, entry.text],
          ...[a.value, a.cut, b.value, b.cut, c.value, entry.hub === null ? null : String(entry.hub)],
          ...[entry.networkPolicy?.title.ko ?? null, entry.firmPolicy?.title.ko ?? null],
          ...[entry.rule.id, entry.rule.version, time(entry.acceptedAt), entry.acceptedBy],
          ...[dataOf(run), run.dataset ? String(run.dataset.synthetic) : null],
          ...[run.dataset?.source ?? run.source, yearsText(run.params?.years ?? []), time(run.computedAt)],
          ...technologyCells(entry.technology),
        ];
      }),
    ),
  );

const NONE = { value: null, cut: null };
const NOTHING = { a: NONE, b: NONE, c: NONE };

function technologyCells(of: PlanEntryView["technology"]): (string | number | null)[] {
  if (!of) return ["industry", ...COLUMNS.slice(COLUMNS.indexOf("emergence")).map(() => null)];
  const { emergence, rta, relatedness } = of.comparisons;
  const deltas = ["a", "b", "c", "d"].map(
    (name) => of.figures.find(({ figure }) => figure === name)?.delta ?? null,
  );
  return [
    "technology",
    ...[emergence, rta, relatedness].flatMap(({ value, cut }) => [value, cut]),
    ...deltas,
    ...[of.topic.runId, of.topic.key, of.analysisId],
  ];
}
