import type { Tx } from "@/server/db";
import type { Ctx } from "@/server/features/context";
import {
  firstQuadrantItems,
  regionalCompetitiveness,
  renewableItems,
} from "@/server/features/published/data";
import { loadRegions, regionLabel } from "@/server/features/reference/data";
import { regionView } from "./regions";
import { type PublishedRun, storePublishedRun } from "./store-run";

const SOURCE = "김윤수, 지역혁신성장을 위한 전략산업 구조고도화와 성장경로 분석, 산업연구원, 2024-08-08";
const MEGA = "mega:chungcheong";

/**
 * The paper's printed b and c as a run: five strategic industries and four renewable items in 충청권 and its four
 * provinces, and the 28 items that it prints as its first quadrant.
 *
 * @param industryIds the project's strategic industries by the paper's names; those without an id are left out
 */
export function storePaperRun(
  tx: Tx,
  ctx: Pick<Ctx, "actor" | "now">,
  {
    projectId,
    orgId,
    industryIds,
  }: { projectId: string; orgId: string; industryIds: ReadonlyMap<string, string> },
): Promise<string> {
  const provinces = loadRegions().filter((province) => province.megaRegion === MEGA);
  const keys = [MEGA, ...provinces.map(({ code }) => code)];
  const keyOf = new Map(keys.map((key) => [regionLabel(key), key]));
  const printed = new Map<string, PublishedRun["egos"][number]>();
  const add = (ego: PublishedRun["egos"][number]) =>
    printed.set(`${ego.viewKey} ${ego.subjectKind} ${ego.subjectId}`, ego);
  for (const { strategicIndustry: label, region, b, c } of regionalCompetitiveness().rows) {
    const subjectId = industryIds.get(label);
    if (subjectId) add({ viewKey: keyOf.get(region)!, subjectKind: "STRATEGIC", subjectId, label, b, c });
  }
  const group = new Map(firstQuadrantItems().rows.map((row) => [row.itemCode, row.strategicIndustry]));
  for (const { itemCode, itemName, region, b, c } of renewableItems().rows)
    add({
      viewKey: keyOf.get(region)!,
      ...{ subjectKind: "ITEM", subjectId: itemCode, label: itemName, b, c },
      groupLabel: group.get(itemCode) ?? null,
    });
  for (const { itemCode, itemName, strategicIndustry, b, c } of firstQuadrantItems().rows)
    add({
      ...{ viewKey: MEGA, subjectKind: "ITEM", subjectId: itemCode, label: itemName, b, c },
      groupLabel: strategicIndustry,
      firstQuadrant: true,
    });
  const views = keys.map((key) => regionView([key]));
  return storePublishedRun(tx, ctx, { projectId, orgId, source: SOURCE, views, egos: [...printed.values()] });
}
