import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { storedFigures } from "@/server/features/patents/figures";
import type { BaseTopic } from "@/server/features/patents/topic-content";
import {
  effectiveTopics,
  type LoggedEdit,
  mergedKey,
  partKey,
  type TopicEditPayload,
} from "@/server/features/patents/topic-edits";

const topic = (number: number): BaseTopic => ({
  ...{ number, label: `주제 ${number}`, size: number, coherence: 0.1 },
  terms: [{ term: `용어${number}`, weight: 0.5, relevance: -1 }],
  yearly: [{ year: 2019, weight: number }],
  byRegion: [{ region: "28", weight: number }],
  industries: {
    placed: 0.5,
    prefixes: [{ code: `${number}`, share: 1, evidence: [{ ipc: "H01M", weight: 1 }] }],
  },
  patents: [{ applicationNo: `p${number}`, title: "", weight: 1, fit: number / 10 }],
  figures: {
    ...{ version: 1, stability: 0.9, patents: number, regionCount: "fractional" },
    cube: [{ region: "28", year: 2019, weight: number, patents: number }],
    ipc: [{ symbol: "H01M", weight: number }],
    applicants: [{ name: "가", weight: number, patents: number, firstYear: 2000 + number }],
    rest: { applicants: 0, weight: 0 },
    pairs: [{ a: "가", b: "나", weight: number, patents: number }],
    terms: [
      { term: `용어${number}`, weight: 0.5, overall: 0.1 },
      { term: "함께", weight: 0.5, overall: 0.5 },
    ],
  },
});
const base = [1, 2, 3, 4].map(topic);
const log = (...payloads: TopicEditPayload[]): LoggedEdit[] =>
  payloads.map((payload, i) => ({ seq: i + 1, payload, undone: false }));
const parts = (key: string, ...sizes: number[]): TopicEditPayload => ({
  ...{ kind: "SPLIT", key, files: "x" },
  parts: sizes.map((size) => ({ ...topic(1), label: `${key} ${size}`, size })),
});
const keys = (edits: LoggedEdit[]) => effectiveTopics(base, edits).topics.map(({ key }) => key);

describe("keys", () => {
  test("say what a topic is made of, however it came about", () => {
    expect(mergedKey(["t12", "t3"])).toBe("t3+t12");
    expect(mergedKey(["t3+t12", "t7"])).toBe(mergedKey(["t7+t12", "t3"]));
    expect(partKey("t3", 2, 1)).toBe("t3/2.1");
    expect(partKey("t3+t7", 3, 2)).toBe("(t3+t7)/3.2");
    expect(partKey("(t3+t7)/3.2", 2, 1)).toBe("(t3+t7)/3.2/2.1");
    expect(mergedKey(["(t3+t7)/3.2", "t1"])).toBe("(t3+t7)/3.2+t1");
    expect(partKey("(t3+t7)/3.2+t1", 2, 1)).toBe("((t3+t7)/3.2+t1)/2.1");
  });
});

describe("topics as they are arranged", () => {
  test("merged figures are sums, shares are means by what is placed, the first year is the first", () => {
    const { topics } = effectiveTopics(base, log({ kind: "MERGE", keys: ["t1", "t3"] }));
    const merged = topics.find(({ key }) => key === "t1+t3")!;
    expect(merged).toMatchObject({
      ...{ size: 4, number: 1, coherence: null, atoms: ["t1", "t3"], origin: "merged" },
      yearly: [{ year: 2019, weight: 4 }],
      byRegion: [{ region: "28", weight: 4 }],
    });
    expect(merged.industries.prefixes.map(({ code, share }) => [code, share])).toEqual([
      ["3", 0.75],
      ["1", 0.25],
    ]);
    expect(merged.figures).toMatchObject({
      ...{ patents: 4, stability: null },
      cube: [{ region: "28", year: 2019, weight: 4, patents: 4 }],
      applicants: [{ name: "가", weight: 4, patents: 4, firstYear: 2001 }],
      pairs: [{ a: "가", b: "나", weight: 4, patents: 4 }],
    });
    expect(storedFigures.parse(merged.figures)).toEqual(merged.figures);
    expect(merged.figures!.terms.find(({ term }) => term === "함께")!.weight).toBeCloseTo(0.5, 12);
    expect(merged.patents.map(({ applicationNo }) => applicationNo)).toEqual(["p3", "p1"]);
  });

  test("names, marks and order", () => {
    const edits = log(
      { kind: "RENAME", key: "t2", label: "새 이름", was: "주제 2" },
      { kind: "PIN", key: "t1" },
      { kind: "HIDE", key: "t4" },
    );
    const { topics } = effectiveTopics(base, edits);
    expect(topics.map(({ key }) => key)).toEqual(["t1", "t4", "t3", "t2"]);
    expect(topics[3]).toMatchObject({ label: "새 이름", computedLabel: "주제 2" });
    expect(topics[1]).toMatchObject({ hidden: true });
    expect(keys(edits.map((edit) => ({ ...edit, undone: true })))).toEqual(["t4", "t3", "t2", "t1"]);
  });

  test("what builds on an undone change is named and left out, the rest holds", () => {
    const edits = log(
      parts("t4", 3, 1),
      { kind: "MERGE", keys: ["t4/2.1", "t1"] },
      { kind: "PIN", key: "t1+t4/2.1" },
      { kind: "HIDE", key: "t2" },
    );
    expect(keys(edits)).toEqual(["t1+t4/2.1", "t3", "t2", "t4/2.2"]);
    edits[0] = { ...edits[0]!, undone: true };
    const { topics, inapplicable } = effectiveTopics(base, edits);
    expect(inapplicable.map(({ seq, key }) => [seq, key])).toEqual([
      [2, "t4/2.1"],
      [3, "t1+t4/2.1"],
    ]);
    expect(topics.find(({ key }) => key === "t2")).toMatchObject({ hidden: true });
  });

  test("whatever is done, sizes add up to the model's, every atom is in one topic, and keys differ", () => {
    const change = fc.record({
      kind: fc.constantFrom("MERGE", "SPLIT", "HIDE", "PIN", "RENAME"),
      at: fc.nat(20),
      with: fc.nat(20),
      undone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const edits: LoggedEdit[] = [];
        for (const { kind, at, with: other, undone } of changes) {
          const { topics } = effectiveTopics(base, edits);
          const one = topics[at % topics.length]!;
          const two = topics[other % topics.length]!;
          if (kind === "MERGE" && one === two) continue;
          const payload: TopicEditPayload =
            kind === "MERGE"
              ? { kind, keys: [one.key, two.key] }
              : kind === "SPLIT"
                ? parts(one.key, one.size / 4, (3 * one.size) / 4)
                : kind === "RENAME"
                  ? { kind, key: one.key, label: "가", was: one.label }
                  : { kind: kind as "HIDE" | "PIN", key: one.key };
          edits.push({ seq: edits.length + 1, payload, undone });
        }
        const { topics, inapplicable } = effectiveTopics(base, edits);
        expect(inapplicable).toEqual([]);
        expect(topics.reduce((sum, { size }) => sum + size, 0)).toBeCloseTo(10, 9);
        const atoms = topics.flatMap((one) => one.atoms);
        expect(new Set(atoms).size).toBe(atoms.length);
        expect(new Set(topics.map(({ key }) => key)).size).toBe(topics.length);
      }),
      { numRuns: 200 },
    );
  });

  test("a run of an earlier version, without figures, is merged as far as it is known", () => {
    const old = base.map((one) => ({ ...one, figures: null }));
    const { topics } = effectiveTopics(old, log({ kind: "MERGE", keys: ["t1", "t2"] }));
    const merged = topics.find(({ key }) => key === "t1+t2")!;
    expect(merged).toMatchObject({ size: 3, figures: null });
    expect(merged.terms.map(({ term }) => term).sort()).toEqual(["용어1", "용어2"]);
  });
});
