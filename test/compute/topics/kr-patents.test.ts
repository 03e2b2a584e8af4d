import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { topicIndustries } from "@/server/compute/topics/ipc-industries";
import { type TopicModel, topicModel } from "@/server/compute/topics/topic-model";
import { loadNounAnalyser } from "@/server/features/patents/analyser";
import { type ParsedPatents, parsePatents } from "@/server/features/patents/parse";
import { patentRows } from "@/server/features/patents/patent-rows";
import { industryByCode, loadIpcKsic, regionCodeOf } from "@/server/features/reference/data";

const file = join(import.meta.dirname, "..", "..", "..", "..", "shared", "data", "patents", "kr_patents.csv");

describe.skipIf(!existsSync(file))("real Korean patents, end to end", () => {
  let parsed: ParsedPatents;
  let model: TopicModel;
  beforeAll(async () => {
    const { rows } = await patentRows(file, "kr_patents.csv");
    parsed = await parsePatents(rows, { name: "kr_patents.csv", provinceOf: regionCodeOf });
    const documents = parsed.patents.map((patent) => ({ ...patent, id: patent.applicationNo }));
    model = topicModel(documents, await loadNounAnalyser(), { topics: 20, seed: 1 });
  }, 120_000);

  test("every row is taken in, no region is unknown", () => {
    expect(parsed.patents).toHaveLength(2339);
    expect(parsed.rejects).toEqual([]);
    expect(parsed.unknownRegions.size).toBe(0);
    expect(parsed.patents.filter(({ regions }) => regions.includes("28")).length).toBeGreaterThan(900);
  });

  test("known fields of these universities are topics, each named by its nouns", () => {
    const tops = model.topics.map((topic) => topic.relevantTerms.slice(0, 8).map(({ term }) => term));
    const found = (...terms: string[]) => tops.some((top) => terms.every((term) => top.includes(term)));
    expect(found("양극", "전해질")).toBe(true);
    expect(found("유전자", "세포")).toBe(true);
    expect(found("내시경", "클립")).toBe(true);
    expect(found("GABA", "발효")).toBe(true);
    expect(model.unplaced.length).toBeLessThan(25);
  });

  test("no boilerplate and no particle among the top terms", () => {
    const terms = model.topics.flatMap((topic) => topic.terms.slice(0, 12).map(({ term }) => term));
    for (const word of ["발명", "상기", "특징", "포함", "방법", "장치", "실시예"])
      expect(terms).not.toContain(word);
    expect(terms.filter((term) => /..(을|를|에서|으로|하는|되는)$/.test(term))).toEqual([]);
  });

  test("a battery topic is batteries, a gene topic medicine, with the classes as evidence", () => {
    const industries = topicIndustries(
      model.weights,
      model.topics.length,
      parsed.patents.map(({ ipc }) => ipc),
      loadIpcKsic(),
    );
    const of = (term: string) =>
      industries[
        model.topics.findIndex((topic) => topic.terms[0]!.term === term || topic.label.includes(term))
      ]!;
    expect(of("리튬이차전지").industries[0]).toMatchObject({ prefix: "282" });
    expect(of("리튬이차전지").industries[0]!.evidence[0]!.ipc).toBe("H01M");
    expect(of("유전자").industries[0]!.prefix.startsWith("21")).toBe(true);
    for (const { placed, industries: list } of industries) {
      expect(placed).toBeGreaterThan(0.95);
      expect(list.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const { prefix } of list) expect(industryByCode(prefix)).toBeDefined();
    }
  });
});
