import type { z } from "zod";
import { type EgoNetwork, egoNetwork } from "@/server/compute/network/ego";
import { egoIndicators } from "@/server/compute/network/indicators";
import { DomainError } from "@/server/domain/errors";
import { effectivePacks } from "@/server/features/rules/data";
import { findRun, paramsOf, type Reader, runHeader, viewFigures, viewOf } from "./data";
import { blockLegend, industryNamer } from "./industry-names";
import type { egoInput, networkInput, nodeInput, SubjectRef } from "./schema";
import { markedSmall } from "./small-ecosystem";
import { cutOf, type LinkView, linkAt, type ReadNetwork, readNetwork, strongest } from "./stored-network";

type Run = Awaited<ReturnType<typeof findRun>>;

/** Run, view and its network, as every picture needs them. */
async function openView(
  db: Reader,
  projectId: string,
  input: { runId?: string | undefined; viewKey?: string | undefined },
) {
  const run = await findRun(db, projectId, input.runId);
  const view = viewOf(run, input.viewKey);
  const head = { run: await runHeader(db, run), view: viewFigures(run, view) };
  return { run, view, head, network: await readNetwork(db, view.id) };
}

const nodeOf = (run: Run, network: ReadNetwork) => {
  const nameOf = industryNamer(run.dataset?.classification);
  return (i: number) => ({
    ...nameOf(network.industries[i]!),
    k: network.graph.degree[i]!,
    sold: network.sold[i]!,
    bought: network.bought[i]!,
  });
};

/**
 * The network of a view: every industry with a link, and the strongest links, with what was left out. `network` is null
 * with the reason `published` where the figures are printed ones.
 */
export async function viewNetwork(db: Reader, projectId: string, input: z.infer<typeof networkInput>) {
  const { run, head, network } = await openView(db, projectId, input);
  if (!network) return { ...head, network: null, reason: "published" as const };
  const node = nodeOf(run, network);
  const linked = network.industries.flatMap((_, i) => (network.graph.degree[i]! > 0 ? [i] : []));
  const shown = strongest(network, input.by).slice(0, input.limit);
  return {
    ...head,
    reason: null,
    network: {
      nodes: linked.map(node),
      links: shown.map((e) => linkAt(network, e)),
      cut: cutOf(network, input.by, shown, network.seller.length),
      blocks: blockLegend(),
    },
  };
}

/**
 * The ego network of a strategic industry, an item or any one industry in a view. Cores stay; beyond `maxNodes` the
 * partners with the fewest links inside are left out, beyond `maxLinks` the links of the least amount.
 *
 * @throws DomainError NOT_FOUND when the run did not measure the subject there
 */
export async function egoPicture(db: Reader, projectId: string, input: z.infer<typeof egoInput>) {
  const { run, view, head, network } = await openView(db, projectId, input);
  const measured = await subjectOf(db, run, view.id, input.subject, network);
  if (!network) return { ...head, subject: measured, network: null, reason: "published" as const };
  const { radius, direction } = paramsOf(run)!;
  const ego = egoNetwork(network.graph, measured.cores, { radius, direction });
  const node = nodeOf(run, network);
  const kept = keptNodes(ego, input.maxNodes);
  const inside = new Set(kept.map((i) => ego.nodes[i]!));
  const among = Array.from(ego.links).filter(
    (e) => inside.has(network.seller[e]!) && inside.has(network.buyer[e]!),
  );
  const shown = strongest(network, "amount", among).slice(0, input.maxLinks);
  return {
    ...head,
    subject: measured,
    reason: null,
    network: {
      nodes: kept.map((i) => ({
        ...node(ego.nodes[i]!),
        core: ego.distance[i] === 0,
        distance: ego.distance[i]!,
        /** Partners inside the ego network; `k` counts those of the whole view. */
        kInside: ego.graph.degree[i]!,
      })),
      links: shown.map((e) => linkAt(network, e)),
      cut: {
        nodes: { shown: kept.length, total: ego.nodes.length },
        links: cutOf(network, "amount", shown, ego.links.length),
      },
      blocks: blockLegend(),
    },
  };
}

/** Cores first, then by partners inside, then by code; in the order of the ego network afterwards. */
function keptNodes(ego: EgoNetwork, most: number): number[] {
  const rank = (i: number) => (ego.distance[i] === 0 ? Infinity : ego.graph.degree[i]!);
  return Array.from(ego.nodes, (_, i) => i)
    .sort((x, y) => (rank(x) === rank(y) ? x - y : rank(y) - rank(x)))
    .slice(0, Math.max(most, ego.cores.length))
    .sort((x, y) => x - y);
}

async function subjectOf(
  db: Reader,
  run: Run,
  viewId: string,
  { kind, id }: SubjectRef,
  network: ReadNetwork | null,
) {
  const key = { viewId, subjectKind: kind, subjectId: id };
  const stored = await db.egoResult.findUnique({ where: { viewId_subjectKind_subjectId: key } });
  const { hub: pack } = await effectivePacks(db, run.projectId);
  if (stored) {
    const { label, groupLabel, cores, missingCores, definitionVersion } = stored;
    const { a, b, c, d, nodes, links, density, clusteringAtDensity } = stored;
    return {
      ...{ kind, id, label, groupLabel, cores, missingCores, definitionVersion },
      ...{ a, b, c, d, nodes, links, density, clusteringAtDensity, flags: markedSmall(stored, pack) },
    };
  }
  // Industries are measured in the main view only; elsewhere their figures are drawn from the stored network.
  if (kind !== "CODE" || !network?.industries.includes(id))
    throw new DomainError("NOT_FOUND", `no ${kind} ${id} in view ${viewId}`);
  const { radius, direction } = paramsOf(run)!;
  const [found] = egoIndicators(network.graph, [[id]], { radius, direction });
  const { cores, missing, a, b, c, d, nodes, links, density, expectedClusteringAtDensity } = found!;
  const { name } = industryNamer(run.dataset?.classification)(id);
  return {
    ...{ kind, id, label: name, groupLabel: null, cores: [...cores], missingCores: [...missing] },
    ...{ definitionVersion: null, a, b, c, d, nodes, links, density, flags: markedSmall(found!, pack) },
    clusteringAtDensity: expectedClusteringAtDensity,
  };
}

type LinkSide = Pick<LinkView, "amount" | "count" | "expected" | "rr">;
/** A partner of an industry: what the industry sells to it and buys from it; null where there is no link. */
export type PartnerRow = ReturnType<ReturnType<typeof nodeOf>> & {
  sellsToIt: LinkSide | null;
  buysFromIt: LinkSide | null;
  /** Both directions together. */
  amount: bigint;
};

/** One industry in a view: its own figures and its partners, the largest trade first, with both directions. */
export async function nodeDetail(db: Reader, projectId: string, input: z.infer<typeof nodeInput>) {
  const { run, view, head, network } = await openView(db, projectId, input);
  if (!network)
    return {
      ...head,
      ...{ node: null, ego: null, partners: [] as PartnerRow[], reason: "published" as const },
      cut: { shown: 0, total: 0 },
    };
  const i = network.industries.indexOf(input.code);
  if (i < 0) throw new DomainError("NOT_FOUND", `no industry ${input.code} in view ${view.key}`);
  const node = nodeOf(run, network);
  const { partners, sellsTo, buysFrom } = network.graph;
  const linkTo = new Map<number, number>();
  const linkFrom = new Map<number, number>();
  for (let e = sellsTo.offsets[i]!; e < sellsTo.offsets[i + 1]!; e++)
    linkTo.set(sellsTo.columns[e]!, sellsTo.position[e]!);
  for (let e = buysFrom.offsets[i]!; e < buysFrom.offsets[i + 1]!; e++)
    linkFrom.set(buysFrom.columns[e]!, buysFrom.position[e]!);
  const side = (e: number | undefined): LinkSide | null => {
    if (e === undefined) return null;
    const { amount, count, expected, rr } = linkAt(network, e);
    return { amount, count, expected, rr };
  };
  const all = Array.from(
    partners.neighbours.subarray(partners.offsets[i]!, partners.offsets[i + 1]!),
    (j): PartnerRow => {
      const sellsToIt = side(linkTo.get(j));
      const buysFromIt = side(linkFrom.get(j));
      const amount = (sellsToIt?.amount ?? 0n) + (buysFromIt?.amount ?? 0n);
      return { ...node(j), sellsToIt, buysFromIt, amount };
    },
  ).sort((x, y) => (x.amount === y.amount ? (x.code < y.code ? -1 : 1) : x.amount > y.amount ? -1 : 1));
  return {
    ...head,
    reason: null,
    node: node(i),
    ego: await subjectOf(db, run, view.id, { kind: "CODE", id: input.code }, network),
    partners: all.slice(0, input.limit),
    cut: { shown: Math.min(all.length, input.limit), total: all.length },
  };
}
