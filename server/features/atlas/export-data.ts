import type { z } from "zod";
import { type CsvCell, csvText } from "@/server/domain/csv";
import { DomainError } from "@/server/domain/errors";
import { findRun, paramsOf, type Reader, viewOf } from "./data";
import { industryNamer } from "./industry-names";
import type { exportInput } from "./schema";
import { linkAt, readNetwork } from "./stored-network";
import { yearsText } from "./years-text";

/** A file for download. The first columns of `links` are those of the command line. */
export type Download = { fileName: string; csv: string };

/**
 * The links of a view, or the indicators of every ego network of the run in all its views, as CSV.
 * @throws DomainError CONFLICT (published) when links of printed figures are asked for: there are none
 */
export async function exportCsv(
  db: Reader,
  projectId: string,
  input: z.infer<typeof exportInput>,
): Promise<Download> {
  const run = await findRun(db, projectId, input.runId);
  const view = viewOf(run, input.viewKey);
  const years = yearsText(paramsOf(run)?.years ?? []);
  const name = (...parts: string[]) =>
    ["atlas", ...parts, view.label, years]
      .filter(Boolean)
      .join("_")
      .replace(/[\\/:*?"<>|\s]+/g, "-");
  if (input.what === "links") {
    const csv = await linksCsv(db, view.id, industryNamer(run.dataset?.classification));
    return { fileName: `${name("links")}.csv`, csv };
  }
  return { fileName: `${name("indicators")}.csv`, csv: await indicatorsCsv(db, run) };
}

async function linksCsv(
  db: Reader,
  viewId: string,
  nameOf: ReturnType<typeof industryNamer>,
): Promise<string> {
  const network = await readNetwork(db, viewId);
  if (!network) throw new DomainError("CONFLICT", "printed figures have no links", "published");
  const header = ["seller", "buyer", "amount", "count", "expected", "rr", "seller_name", "buyer_name"];
  const rows = Array.from(network.seller, (_, e): CsvCell[] => {
    const { seller, buyer, amount, count, expected, rr } = linkAt(network, e);
    return [seller, buyer, amount, count, expected, rr, nameOf(seller).name, nameOf(buyer).name];
  });
  return csvText(header, rows);
}

const INDICATOR_COLUMNS = [
  ...["region", "region_name", "kind", "subject", "subject_name", "group"],
  ...[
    "a",
    "b",
    "c",
    "d",
    "nodes",
    "links",
    "density",
    "clustering_at_density",
    "flags",
    "cores",
    "missing_cores",
  ],
];

async function indicatorsCsv(db: Reader, run: Awaited<ReturnType<typeof findRun>>): Promise<string> {
  const egos = await db.egoResult.findMany({ where: { runId: run.id }, orderBy: { id: "asc" } });
  const printed = run.origin === "PUBLISHED";
  const rows = run.views.flatMap((view) => {
    const { a, b, c, d, density, clusteringAtDensity, flags } = view;
    const size = printed ? [null, null] : [view.nodes, view.links];
    const whole: CsvCell[] = [
      ...[view.key, view.label, "WHOLE", null, null, null],
      ...[a, b, c, d, ...size, density, clusteringAtDensity, flags.join(" "), null, null],
    ];
    const parts = egos
      .filter((ego) => ego.viewId === view.id)
      .map((ego): CsvCell[] => [
        ...[view.key, view.label, ego.subjectKind, ego.subjectId, ego.label, ego.groupLabel],
        ...[ego.a, ego.b, ego.c, ego.d, ego.nodes, ego.links, ego.density, ego.clusteringAtDensity],
        ...[ego.flags.join(" "), ego.cores.join(" "), ego.missingCores.join(" ")],
      ]);
    return [whole, ...parts];
  });
  return csvText(INDICATOR_COLUMNS, rows);
}
