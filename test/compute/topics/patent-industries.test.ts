import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { industryRanker } from "@/server/compute/topics/industry-ranking";
import { industryTextIndex } from "@/server/compute/topics/industry-text";
import { patentIndustries, subclassShares } from "@/server/compute/topics/ipc-industries";
import { loadIndustries, loadIpcKsic } from "@/server/features/reference/data";
import { industryTexts } from "@/server/features/reference/industry-texts";

const data = join(import.meta.dirname, "..", "..", "..", "..", "shared", "data", "patents", "kr_patents.csv");
const fixture = join(import.meta.dirname, "..", "..", "fixtures", "patent-industries.tsv");

/** Real patents, drawn by IPC section; what a reader finds plausible was written down before any computed answer. */
const read = readFileSync(fixture, "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split("\t"))
  .map(([applicationNo, , half, plausible]) => ({
    applicationNo: applicationNo!,
    half: half!,
    plausible: new Set(plausible!.split(" ")),
  }));

test("every code of a reader is a subclass of revision 10", () => {
  const codes = new Set(
    loadIndustries(10)
      .filter(({ level }) => level === "subclass")
      .map(({ code }) => code),
  );
  expect(read.flatMap(({ plausible }) => [...plausible]).filter((code) => !codes.has(code))).toEqual([]);
});

describe.skipIf(!existsSync(data))("plausible industries of real patents", () => {
  type Patent = { title: string; abstract: string; ipc: string[] };
  const patents = new Map<string, Patent>();
  if (existsSync(data))
    for (const row of parse(readFileSync(data), { columns: true, bom: true }) as Record<string, string>[])
      patents.set(row.application_no!, {
        title: row.title_ko!,
        abstract: row.abstract_ko!,
        ipc: row.ipc!.split(";").filter(Boolean),
      });
  const prior = patentIndustries(loadIpcKsic());
  const subclasses = loadIndustries(10)
    .filter(({ level }) => level === "subclass")
    .map(({ code }) => code);
  const rank = industryRanker(industryTextIndex(industryTexts()));
  const even = ({ ipc }: Patent) => subclassShares(prior(ipc) ?? [], subclasses);
  const byText = (patent: Patent) => rank(prior(patent.ipc) ?? [], patent);
  const hits = (
    of: (patent: Patent) => { code: string }[],
    first: number,
    within = (_half: string) => true,
  ) =>
    read.filter(
      ({ applicationNo, half, plausible }) =>
        within(half) &&
        of(patents.get(applicationNo)!)
          .slice(0, first)
          .some(({ code }) => plausible.has(code)),
    ).length;
  const sixty = (half: string) => half !== "blind";

  test("one of the first three is plausible for clearly more than 38 of 60, and for far more than by classes alone", () => {
    const [withText, classesAlone] = [hits(byText, 3, sixty), hits(even, 3, sixty)];
    expect(withText).toBeGreaterThanOrEqual(50);
    expect(withText).toBeGreaterThanOrEqual(classesAlone + 12);
    expect(hits(byText, 1, sixty)).toBeGreaterThanOrEqual(2 * hits(even, 1, sixty));
  });

  test("the half that chose no parameter is as good", () => {
    expect(hits(byText, 3, (half) => half === "held-out")).toBeGreaterThanOrEqual(25);
  });
});
