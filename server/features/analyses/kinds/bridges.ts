import type { BridgeDirection } from "@/server/compute/network/bridge-paths";
import type { BridgePath } from "@/server/compute/network/bridge-tally";
import { type BridgeRank, bridges as bridgesOf } from "@/server/compute/network/bridges";
import { type AnalysisRun, optionsAs } from "../kind";
import { fact, resultTable } from "../result";
import { baseAtlas } from "../source";

type Options = { path: BridgeDirection; length: "2" | "3"; rankBy: BridgeRank; listed: number };

/**
 * Bridging industries (매개산업) between the cores of one subject, or between those of two; with the paths they carry.
 * What each figure is stands in server/compute/network/bridges.ts.
 */
export const bridges: AnalysisRun = async ({ source, base, subjects, options, report }) => {
  const { path, length, rankBy, listed: most } = optionsAs<Options>(options);
  const { graph, links } = await baseAtlas(source, base);
  await report(0.3);
  const [from, to] = subjects;
  const found = bridgesOf(graph, links, from!.cores, to?.cores ?? null, {
    direction: path,
    length: length === "3" ? 3 : 2,
    rankBy,
    listed: most,
  });
  const columns = {
    industry: "code",
    rank: "integer",
    pairs: "integer",
    pairShare: "share",
    onlyPairs: "integer",
    holePairs: "integer",
    amount: "amount",
    relatedness: "number",
    betweenness: "number",
    pathCount: "integer",
  } as const;
  const pathColumns = {
    bridge: "code",
    from: "code",
    to: "code",
    way: "text",
    pathAmount: "amount",
    pathRelatedness: "number",
  } as const;
  const pathRows = found.bridges.flatMap(({ industry, paths: listed }) =>
    listed.map((one) => ({
      bridge: industry,
      from: one.industries[0],
      to: one.industries.at(-1),
      way: wayOf(one),
      pathAmount: one.amount,
      pathRelatedness: one.relatedness,
    })),
  );
  return {
    facts: [
      fact("bridges", "integer", found.bridges.length),
      fact("corePairs", "integer", found.pairs),
      fact("connectedPairs", "integer", found.connectedPairs),
      fact("directPairs", "integer", found.directPairs),
      fact("paths", "integer", found.pathCount),
      fact("firstBridge", "code", found.bridges[0]?.industry ?? null),
      fact("missingCores", "text", found.missing.length > 0 ? found.missing.join(", ") : "–"),
    ],
    tables: [
      resultTable("bridges", columns, found.bridges),
      resultTable("bridgePaths", pathColumns, pathRows),
    ],
    charts: [
      { type: "bar", key: "bridges", table: "bridges", label: "industry", value: CHARTED[rankBy], most: 20 },
    ],
    flags: [...found.flags, ...(found.missing.length > 0 ? ["missingCores"] : [])],
  };
};

const CHARTED: Record<BridgeRank, string> = {
  pairs: "pairs",
  amount: "amount",
  relatedness: "relatedness",
  betweenness: "betweenness",
};

const ARROWS = { sells: "→", buys: "←", both: "↔" } as const;

/** 30320 ↔ 24123 → 30399: each step as it runs. */
const wayOf = ({ industries, steps }: BridgePath) =>
  industries.map((code, at) => (at === 0 ? code : `${ARROWS[steps[at - 1]!]} ${code}`)).join(" ");
