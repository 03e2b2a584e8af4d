import { describe, expect, test } from "vitest";
import type { BenchResult } from "../bench/bench-result";
import { contest, timesFaster } from "../bench/contest";
import { benchSection, sectionOf, withSection } from "../bench/document";
import { distance, median, medianMeasure } from "../bench/measure";

const used = (cpuSeconds: number) => ({ cpuSeconds, wallSeconds: 2 * cpuSeconds, peakMb: 100 });

describe("figures", () => {
  test("the median is the middle, or the mean of the middle two, whatever the order", () => {
    expect(median([9, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 100])).toBe(3.5);
    expect(() => median([])).toThrow("no values");
    expect(medianMeasure([used(1), used(5), used(2)])).toEqual(used(2));
  });

  test("columns are as far apart as their worst entry, against the largest; a missing one is never equal", () => {
    expect(distance([1, 2], [1, 2])).toBe(0);
    expect(distance([1, 2.5], [1, 2])).toBe(0.25);
    expect(distance([Number.NaN], [1])).toBe(Infinity);
    expect(distance([1], [1, 2])).toBe(Infinity);
    expect(distance([0, 0], [0, 0])).toBe(0);
  });

  test("ahead means ahead of every peer that ran", () => {
    const met = timesFaster({ igraph: 10, NetworkX: 100 });
    expect(met(used(1), { igraph: 12, NetworkX: 150 })).toBe(true);
    expect(met(used(1), { igraph: 12, NetworkX: 99 })).toBe(false);
    expect(met(used(1), { igraph: 12 })).toBe(true);
    expect(met(used(1), {})).toBeNull();
  });
});

describe("answers before times", () => {
  /** A worker that says what it is told to. */
  const worker = (answer: string) => [
    process.execPath,
    "-e",
    `console.log(JSON.stringify({ cpuSeconds: 1, wallSeconds: 1, peakMb: 1, answer: "${answer}" }))`,
    "worker",
  ];
  const asked = (peer: string) =>
    contest<string>(
      {
        ...{ what: "a figure", size: 8, task: {}, ours: worker("same"), peers: { peer: worker(peer) } },
        agree: (ours, theirs) => (ours === theirs ? "same" : null),
        goal: "ahead",
        met: timesFaster({ peer: 1 }),
      },
      { repeats: 1, say: () => {} },
    );

  test("equal answers are timed", async () => {
    const row = await asked("same");
    expect(row).toMatchObject({ equal: "same", ratio: { peer: 1 }, met: true });
  });

  test("answers that differ are not timed, and the row says so", async () => {
    const row = await asked("other");
    expect(row).toMatchObject({ equal: false, peers: {}, ratio: {}, met: false });
  });

  test("a worker that fails is told with what it wrote", async () => {
    const broken = [process.execPath, "-e", "console.error('no memory'); process.exit(3)", "worker"];
    const task = { what: "x", size: 1, task: {}, ours: broken, peers: {}, agree: () => null, goal: "" };
    await expect(contest(task, { repeats: 1, say: () => {} })).rejects.toThrow("ended with 3: no memory");
  });
});

describe("the document", () => {
  const result = (...sizes: number[]): BenchResult => ({
    ...{ id: "sums", title: "Sums", notes: ["Of whole numbers."] },
    rows: sizes.map((size) => ({
      ...{ what: "A | B", size, ours: used(0.5), peers: { other: used(2) }, ratio: { other: 4 } },
      ...{ equal: true, goal: "ahead", met: size < 1_000_000 },
    })),
  });
  const rowsIn = (text: string) => text.split("\n").filter((line) => line.startsWith("| A"));

  test("a part is replaced between its markers, and nothing else changes", () => {
    const page = "# By hand\n\n<!-- bench:a -->\nold\n<!-- /bench:a -->\n\nby hand too\n";
    const changed = withSection(page, "a", "new");
    expect(changed).toBe(page.replace("old", "new"));
    expect(withSection(changed, "b", "added")).toBe(
      `${changed}\n<!-- bench:b -->\nadded\n<!-- /bench:b -->\n`,
    );
    expect(sectionOf(changed, "a")).toBe("new");
    expect(sectionOf(changed, "b")).toBeNull();
  });

  test("a row tells figures, ratios and whether the goal is met", () => {
    const [row] = rowsIn(benchSection(result(1_000_000), "2026-11-22", null));
    expect(row).toBe(
      "| A \\| B | 1,000,000 | 0.5 s CPU, 1 s passed, 100 MB | other: 2 s CPU, 4 s passed, 100 MB (4 x) | equal | ahead: **not met** | 2026-11-22 |",
    );
  });

  test("a run of one size leaves the rows of others as they were, in order of size", () => {
    const before = benchSection(result(10, 1000), "2026-11-01", null);
    const after = benchSection(result(100, 1000), "2026-11-22", before);
    expect(rowsIn(after).map((row) => [row.split(" | ")[1], row.slice(-12, -2)])).toEqual([
      ["10", "2026-11-01"],
      ["100", "2026-11-22"],
      ["1,000", "2026-11-22"],
    ]);
    expect(benchSection(result(100, 1000), "2026-11-22", after)).toBe(after);
  });

  test("answers that differ stand out and have no times", () => {
    const [differing] = result(10).rows;
    const text = benchSection({ ...result(), rows: [{ ...differing!, equal: false }] }, "2026-11-22", null);
    expect(rowsIn(text)[0]).toContain("| not timed |");
    expect(rowsIn(text)[0]).toContain("**differ**");
  });
});
