import { newestRun, type Reader, runHeader, viewFigures, viewOf } from "./data";
import { type LinkView, linkAt, readNetwork } from "./stored-network";

/**
 * The links of the project's newest computed network among some codes, and what each of these sells and buys in all: for
 * the picture of a value chain. A code without any trade is left out of `totals`. No computed run yet: `run` is null.
 */
export async function linksAmong(db: Reader, projectId: string, codes: readonly string[]) {
  const run = await newestRun(db, projectId, undefined, "COMPUTED");
  if (!run) return { run: null, links: [] as LinkView[], totals: [] };
  const view = viewOf(run);
  const head = { ...(await runHeader(db, run)), view: viewFigures(run, view) };
  const network = await readNetwork(db, view.id);
  if (!network) return { run: head, links: [] as LinkView[], totals: [] };
  const wanted = new Set(codes);
  const inside = network.industries.map((code) => wanted.has(code));
  const links: LinkView[] = [];
  for (let e = 0; e < network.seller.length; e++)
    if (inside[network.seller[e]!] && inside[network.buyer[e]!]) links.push(linkAt(network, e));
  const totals = network.industries.flatMap((code, i) =>
    inside[i] ? [{ code, sold: network.sold[i]!, bought: network.bought[i]! }] : [],
  );
  return { run: head, links, totals };
}
