import { groupIndustries } from "@/server/compute/network/group-industries";
import { cut, dendrogram, type Linkage } from "@/server/compute/network/hierarchical-clustering";
import { itemProfiles } from "@/server/compute/network/item-profiles";
import { itemDistances, type Similarity } from "@/server/compute/network/item-similarity";
import { silhouette, silhouettesByCount } from "@/server/compute/network/silhouette";
import { type ArrangedGroup, arrangementIn } from "../arrangement-text";
import { type AnalysisRun, optionsAs } from "../kind";
import { type CellType, fact, resultTable } from "../result";
import { baseAtlas } from "../source";

type Options = { similarity: Similarity; linkage: Linkage; groups: number | null; arrangement: string };

/** Cuts that are compared by their silhouette. */
const MOST_GROUPS = 15;
/** Below this mean silhouette nothing sets the groups apart (Kaufman and Rousseeuw: no substantial structure). */
const WEAK = 0.25;
/** Industries that a proposed group is named after. */
const NAMING = 5;

/**
 * Strategic industries from items: the items' ego networks compared by their industries, clustered, cut into groups.
 * Without a number of groups, the cut of the largest mean silhouette. With an arrangement, the groups and names are
 * those that a person made of them, measured in the same way.
 */
export const cluster: AnalysisRun = async ({ source, base, subjects, options, report }) => {
  const { similarity, linkage, groups: wanted, arrangement } = optionsAs<Options>(options);
  const atlas = await baseAtlas(source, base);
  await report(0.3);
  const { radius, direction } = base;
  const items = subjects.map(({ label, cores }) => ({ item: label, cores }));
  const profiles = itemProfiles(atlas.graph, atlas.links, items, { radius, direction });
  await report(0.6);
  const distances = itemDistances(profiles, similarity, linkage === "ward" ? "euclidean" : "complement");
  const tree = dendrogram(distances, linkage);
  const { counts, best } = silhouettesByCount(tree, distances, { from: 2, to: MOST_GROUPS });
  const most = distances.items.length;
  const arranged = arrangement.trim() === "" ? null : arrangementIn(arrangement, distances.items);
  const k = arranged?.length ?? Math.min(most, wanted ?? best ?? Math.min(1, most));
  const grouping = arranged ? groupingOf(arranged, distances.items) : cut(tree, k);
  const quality = silhouette(distances, grouping.groupOf);
  const filled = profiles.filter(({ item }) => distances.items.includes(item));
  const named = grouping.groups.map((items) => groupIndustries(filled, items, NAMING));
  const numberOf = (item: string) => grouping.groupOf[distances.items.indexOf(item)]! + 1;
  const inOrder = tree.leafOrder.map((i) => distances.items[i]!);
  const groupColumns: Record<string, CellType> = {
    group: "integer",
    ...(arranged ? { name: "text" } : {}),
    items: "integer",
    members: "text",
    silhouette: "number",
    industry1: "code",
    industry2: "code",
    industry3: "code",
  };
  const itemColumns = {
    item: "text",
    group: "integer",
    silhouette: "number",
    industriesOf: "integer",
  } as const;
  const shareColumns = {
    group: "integer",
    industry: "code",
    itemsWith: "integer",
    otherItems: "integer",
    groupShare: "share",
    otherShare: "share",
  } as const;
  const countColumns = { groups: "integer", silhouette: "number", tied: "yesno" } as const;
  const mergeColumns = {
    left: "integer",
    right: "integer",
    height: "number",
    size: "integer",
    leaves: "text",
  } as const;
  const pairColumns = { item: "text", otherItem: "text", similarity: "number" } as const;
  const names = JSON.stringify(distances.items);
  return {
    facts: [
      fact("items", "integer", most),
      fact("groups", "integer", k),
      fact("bestGroups", "integer", best),
      fact("arranged", "yesno", arranged !== null),
      fact("silhouette", "number", quality.mean),
      fact("itemsLeftOut", "text", distances.empty.length > 0 ? distances.empty.join(", ") : "–"),
    ],
    tables: [
      resultTable(
        "groups",
        groupColumns,
        grouping.groups.map((items, g) => ({
          group: g + 1,
          name: arranged?.[g]?.name,
          items: items.length,
          members: items.join(", "),
          silhouette: quality.groups[g],
          industry1: named[g]![0]?.industry,
          industry2: named[g]![1]?.industry,
          industry3: named[g]![2]?.industry,
        })),
      ),
      resultTable(
        "groupItems",
        itemColumns,
        inOrder.map((item) => ({
          item,
          group: numberOf(item),
          silhouette: quality.items[distances.items.indexOf(item)],
          industriesOf: filled.find((profile) => profile.item === item)!.weights.size,
        })),
      ),
      resultTable(
        "groupIndustries",
        shareColumns,
        named.flatMap((industries, g) =>
          industries.map(({ items, share, ...rest }) => ({
            ...{ group: g + 1, itemsWith: items, groupShare: share },
            ...rest,
          })),
        ),
      ),
      resultTable(
        "groupCounts",
        countColumns,
        counts.map(({ groups, mean, tied }) => ({ groups, silhouette: mean, tied })),
      ),
      resultTable("similarities", pairColumns, pairsOf(distances)),
      {
        ...resultTable(
          "merges",
          mergeColumns,
          tree.merges.map((merge, at) => ({ ...merge, leaves: at === 0 ? names : "" })),
        ),
        hidden: true,
      },
    ],
    charts: [
      {
        type: "dendrogram",
        key: "dendrogram",
        table: "merges",
        left: "left",
        right: "right",
        height: "height",
        leaves: "leaves",
      },
      { type: "line", key: "silhouettes", table: "groupCounts", step: "groups", series: ["silhouette"] },
    ],
    flags: [
      ...(distances.empty.length > 0 ? ["itemsWithoutNetwork"] : []),
      ...(grouping.tied ? ["tiedCut"] : []),
      ...(most < 3 ? ["tooFewItems"] : []),
      ...(quality.mean !== null && quality.mean < WEAK ? ["weakGroups"] : []),
    ],
  };
};

/** Groups of a person in the form of a cut. */
function groupingOf(arranged: readonly ArrangedGroup[], items: readonly string[]) {
  const groupOf = items.map((item) => arranged.findIndex((group) => group.items.includes(item)));
  return { groups: arranged.map((group) => group.items), groupOf, tied: false };
}

/** Every pair once, the most alike first. */
function* pairsOf({ items, similarity }: { items: readonly string[]; similarity: Float64Array }) {
  const n = items.length;
  const pairs: [number, number][] = [];
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) pairs.push([i, j]);
  pairs.sort(
    (x, y) => similarity[y[0] * n + y[1]]! - similarity[x[0] * n + x[1]]! || x[0] - y[0] || x[1] - y[1],
  );
  for (const [i, j] of pairs)
    yield { item: items[i]!, otherItem: items[j]!, similarity: similarity[i * n + j]! };
}
