import { regionView } from "@/server/features/atlas/regions";
import { storePublishedRun } from "@/server/features/atlas/store-run";
import { createIndustry } from "@/server/features/define/service";
import { createProject } from "@/server/features/projects/service";
import {
  firstQuadrantItems,
  futureCarIndustries,
  itemExample,
  regionalCompetitiveness,
  renewableItems,
} from "@/server/features/published/data";
import { loadRegions } from "@/server/features/reference/data";
import { inProject, type SampleContext } from "./sample-context";

const MEGA = "mega:chungcheong";
const MEGA_LABEL = "충청권";
/** How the sample says where its figures come from, wherever they are shown. */
export const PAPER_SOURCE =
  "김윤수(2024), 「지역혁신성장을 위한 전략산업 구조고도화와 성장경로 분석」, 산업연구원 — 논문에 인쇄된 수치";

const ROLE = { 후방산업: "BACKWARD", 해당산업: "SELF", 전방산업: "FORWARD" } as const;

/**
 * The sample project "the paper's figures": what the paper prints, as printed. Its b and c stand as a published run,
 * with no network behind them; its tables are recomputed on the page where they can be.
 */
export async function loadPaperProject(sample: SampleContext): Promise<void> {
  const { db, now, analyst } = sample;
  const { id } = await createProject(
    { db, now, actor: analyst },
    {
      name: "논문 수치: 충청권 거점산업 (표본)",
      description: `${PAPER_SOURCE}. 계산한 값이 아니라 인쇄된 값이며, 네트워크 자료는 공개되지 않았습니다.`,
      scopeCode: MEGA,
      yearFrom: 2013,
      yearTo: 2022,
      ksicRevision: 10,
    },
  );
  const project = await db.project.update({ where: { id }, data: { sampleKind: "paper" } });
  const ctx = inProject(sample, project);
  const ids = await defineIndustries(ctx);

  const codeOf = new Map(loadRegions().map((region) => [region.shortKo, region.code]));
  const keyOf = (region: string) => (region === MEGA_LABEL ? MEGA : codeOf.get(region)!);
  const items = firstQuadrantItems().rows;
  const renewable = renewableItems().rows;
  const competitiveness = regionalCompetitiveness().rows;
  const keys = [...new Set([MEGA, ...competitiveness.map((row) => keyOf(row.region))])];
  await db.$transaction((tx) =>
    storePublishedRun(tx, ctx, {
      projectId: id,
      orgId: analyst.orgId,
      source: PAPER_SOURCE,
      views: keys.map((key) => regionView([key])),
      egos: [
        ...items.map((row) => ({
          viewKey: MEGA,
          subjectKind: "ITEM" as const,
          subjectId: row.itemCode,
          label: row.itemName,
          groupLabel: row.strategicIndustry,
          b: row.b,
          c: row.c,
          firstQuadrant: true,
        })),
        ...renewable
          .filter((row) => row.region !== MEGA_LABEL)
          .map((row) => ({
            viewKey: keyOf(row.region),
            subjectKind: "ITEM" as const,
            subjectId: row.itemCode,
            label: row.itemName,
            groupLabel: "신재생에너지시스템",
            b: row.b,
            c: row.c,
          })),
        ...competitiveness.map((row) => ({
          viewKey: keyOf(row.region),
          subjectKind: "STRATEGIC" as const,
          subjectId: ids.get(row.strategicIndustry)!,
          label: row.strategicIndustry,
          b: row.b,
          c: row.c,
        })),
      ],
    }),
  );
}

/** The five strategic industries with their items; codes only where the paper prints them. */
async function defineIndustries(ctx: ReturnType<typeof inProject>): Promise<Map<string, string>> {
  const items = firstQuadrantItems().rows;
  const futureCar = futureCarIndustries().rows;
  const ids = new Map<string, string>();
  for (const name of new Set(regionalCompetitiveness().rows.map((row) => row.strategicIndustry))) {
    const printed = name === "친환경미래차부품";
    const { id } = await createIndustry(ctx, {
      name,
      description: printed
        ? "코드는 논문의 〈미래차 산업생태계 구성산업〉 26개입니다."
        : "논문은 이 산업의 5자리 코드를 싣지 않았습니다. 품목만 적어 둡니다.",
      kwAttributes: [],
      kwItems: items.filter((row) => row.strategicIndustry === name).map((row) => row.itemName),
      kwCoreTech: [],
      kwRelatedTech: [],
      codes: printed ? futureCar.map((row) => ({ code: row.ksic, role: "SELF" as const })) : [],
    });
    ids.set(name, id);
  }
  const example = itemExample().rows;
  await createIndustry(ctx, {
    name: example[0]!.itemName,
    description: "논문의 〈혁신성장 품목 구성 체계 및 KSIC 연계표(사례)〉입니다.",
    kwAttributes: [],
    kwItems: [example[0]!.itemName],
    kwCoreTech: [],
    kwRelatedTech: [],
    codes: example.map((row) => ({ code: row.ksic, role: ROLE[row.role as keyof typeof ROLE] })),
  });
  return ids;
}
