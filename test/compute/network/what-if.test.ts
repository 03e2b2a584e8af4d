import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream } from "@/server/compute/network/bootstrap-random";
import { egoIndicators, indicators } from "@/server/compute/network/indicators";
import { LINK_RULES } from "@/server/compute/network/links";
import {
  type WhatIfBase,
  type WhatIfResult,
  type WhatIfScope,
  whatIf,
  whatIfSteps,
} from "@/server/compute/network/what-if";
import type { LinkEnds, WhatIfChange } from "@/server/compute/network/what-if-change";
import type { Flows } from "@/server/domain/flows";
import { denseIndicators, denseLinks, type Link } from "./dense-reference";
import { codes, type FlowRow, flows, flowsFrom, graphFrom, networks } from "./random-networks";

const rule = LINK_RULES.related;
const scopes: WhatIfScope[] = [
  "atlas",
  { cores: ["10001"] },
  { cores: ["10000", "10003"], radius: 2 },
  { cores: ["10002"], direction: "suppliers" },
];
const run = (base: WhatIfBase, changes: WhatIfChange[], scope: WhatIfScope = "atlas") =>
  whatIf(base, changes, { scope, seed: 1, runs: 3 });
const expectUnchanged = ({ before, runs, band }: WhatIfResult) => {
  for (const { after, delta, added, removed } of runs) {
    expect(after).toEqual(before);
    expect([added, removed]).toEqual([[], []]);
    for (const value of Object.values(delta)) expect(value === null || value === 0).toBe(true);
  }
  for (const figure of Object.values(band))
    expect(figure === null || (figure.min === 0 && figure.max === 0)).toBe(true);
};
const traded = flows.map(({ n, rows }) => ({ n, rows, base: { flows: flowsFrom(n, rows), rule } }));
const linked = networks.map(({ n, links }) => ({ n, links, base: { graph: graphFrom(n, links) } }));
const named = (links: readonly Link[]): LinkEnds[] =>
  links.map(([i, j]) => ({ seller: codes(99)[i]!, buyer: codes(99)[j]! }));

describe("nothing changed", () => {
  test.each(scopes)("all differences are 0, before is what the network has: %j", (scope) => {
    fc.assert(
      fc.property(fc.oneof(traded, linked), ({ base }) => {
        expectUnchanged(run(base, [], scope));
      }),
    );
    fc.assert(
      fc.property(linked, ({ base }) => {
        const [{ a, c, d, nodes, links, flags }] = [run(base, [], scope).before];
        const found =
          scope === "atlas" ? indicators(base.graph) : egoIndicators(base.graph, [scope.cores], scope)[0]!;
        expect({ d, nodes, links, flags }).toEqual({
          d: found.d,
          nodes: found.nodes,
          links: found.links,
          flags: found.flags,
        });
        for (const [x, y] of [[a, found.a] as const, [c, found.c] as const])
          if (x === null || y === null) expect(x).toBe(y);
          else expect(x).toBeCloseTo(y, 12);
      }),
    );
  });
});

describe("there and back", () => {
  test("links added and removed, removed and added", () => {
    fc.assert(
      fc.property(linked, ({ n, links, base }) => {
        const free = Array.from({ length: n * n }, (_, e): Link => [Math.floor(e / n), e % n]).filter(
          ([i, j]) => i !== j && !links.some((link) => link[0] === i && link[1] === j),
        );
        const [absent, present] = [named(free.slice(0, 4)), named(links.slice(0, 4))];
        expectUnchanged(
          run(base, [
            { kind: "add_links", links: absent },
            { kind: "remove_links", links: absent },
            { kind: "remove_links", links: present },
            { kind: "add_links", links: present },
          ]),
        );
      }),
    );
  });

  test("trade added and taken away, doubled and halved; an industry that comes and goes", () => {
    fc.assert(
      fc.property(traded, ({ n, base }) => {
        const [seller, buyer] = [codes(n)[0]!, codes(n)[n - 1]!];
        const trade = { industry: buyer, amount: 70n, count: 3 };
        const result = run(base, [
          { kind: "add_trade", seller, buyer, amount: 12n, count: 2 },
          { kind: "add_trade", seller, buyer, amount: -12n, count: -2 },
          { kind: "scale_trade", seller, amount: 2 },
          { kind: "scale_trade", seller, amount: 0.5 },
          { kind: "add_industry", industry: "new", sellsTo: [trade], buysFrom: [trade] },
          { kind: "remove_industry", industry: "new" },
          { kind: "add_industry_like", industry: "new", like: seller, size: 3 },
          { kind: "remove_industry", industry: "new" },
        ]);
        expectUnchanged(result);
      }),
    );
    fc.assert(
      fc.property(linked, ({ n, base }) => {
        const industry = { kind: "remove_industry", industry: "new" } as const;
        const trade = { industry: codes(n)[0]!, amount: 0n, count: 0 };
        expectUnchanged(
          run(base, [
            { kind: "add_industry", industry: "new", sellsTo: [trade] },
            industry,
            { kind: "add_industry_like", industry: "new", like: codes(n)[n - 1]! },
            industry,
          ]),
        );
      }),
    );
  });
});

describe("changes of trade equal the changed flows worked through full matrices", () => {
  /** Row by row, as one would in a spreadsheet. */
  const edited = (rows: readonly FlowRow[], of: (row: FlowRow) => FlowRow | null) =>
    rows.flatMap((row) => {
      const made = of(row);
      return made ? [made] : [];
    });
  const expectLike = (n: number, rows: readonly FlowRow[], result: WhatIfResult) => {
    const slow = denseIndicators(
      n,
      denseLinks(flowsFrom(n, rows), 1n).map((link) => link.split(">").map(Number) as unknown as Link),
    );
    const { after } = result.runs[0]!;
    if (!slow) {
      expect(after).toMatchObject({ a: null, b: null, c: null, d: null });
      expect(result.runs[0]!.delta.a).toBeNull();
      return;
    }
    for (const id of ["a", "c", "d"] as const) expect(after[id]).toBeCloseTo(slow[id], 9);
    expect(after.b).toBeCloseTo(slow.b, 7);
    if (result.before.d !== null) expect(result.runs[0]!.delta.d).toBeCloseTo(slow.d - result.before.d, 12);
  };

  test("scaled by seller, by buyer, by pair", () => {
    fc.assert(
      fc.property(traded, fc.constantFrom(0, 0.25, 3), fc.nat(2), ({ n, rows, base }, factor, which) => {
        const [i, j] = [0, n - 1];
        const ends = [
          { seller: codes(n)[i]! },
          { buyer: codes(n)[j]! },
          { seller: codes(n)[i]!, buyer: codes(n)[j]! },
        ];
        const hit = ([s, b]: FlowRow) => (which === 1 || s === i) && (which === 0 || b === j);
        const round = (count: number) => (factor > 0 ? Math.max(1, Math.round(count * factor)) : 0);
        const times = (amount: bigint) =>
          factor === 0 ? 0n : factor === 3 ? amount * 3n : (amount + 2n) / 4n;
        const after = edited(rows, (row) =>
          hit(row) ? [row[0], row[1], times(row[2]), round(row[3])] : row,
        );
        expectLike(n, after, run(base, [{ kind: "scale_trade", ...ends[which]!, amount: factor }]));
      }),
    );
  });

  test("added to a pair, and an industry taken out", () => {
    fc.assert(
      fc.property(traded, fc.bigInt(-50n, 10n ** 12n), ({ n, rows, base }, amount) => {
        fc.pre(n > 1);
        const before = rows.find(([s, b]) => s === 0 && b === 1) ?? ([0, 1, 0n, 0] as const);
        const sum = before[2] + amount;
        const after: FlowRow = [0, 1, sum < 0n ? 0n : sum, before[3] + 1];
        const rest = rows.filter(([s, b]) => !(s === 0 && b === 1));
        const [seller, buyer] = codes(2) as [string, string];
        const result = run(base, [{ kind: "add_trade", seller, buyer, amount, count: 1 }]);
        expectLike(n, [...rest, after], result);
        expect(result.warnings.some(({ flag }) => flag === "below_zero")).toBe(sum < 0n);
        const left = edited(rows, ([s, b, much, count]) => (s && b ? [s - 1, b - 1, much, count] : null));
        expectLike(n - 1, left, run(base, [{ kind: "remove_industry", industry: seller }]));
      }),
    );
  });

  test("an industry added with its partners, and one like another", () => {
    fc.assert(
      fc.property(traded, ({ n, rows, base }) => {
        const partners = [{ industry: "10000", amount: 500n, count: 4 }];
        const result = run(base, [
          { kind: "add_industry", industry: "new", sellsTo: partners, buysFrom: partners },
        ]);
        expectLike(n + 1, [...rows, [n, 0, 500n, 4], [0, n, 500n, 4]], result);
        const copies = rows.flatMap(([s, b, amount, count]): FlowRow[] =>
          s === b ? [] : s === 0 ? [[n, b, amount, count]] : b === 0 ? [[s, n, amount, count]] : [],
        );
        expectLike(
          n + 1,
          [...rows, ...copies],
          run(base, [{ kind: "add_industry_like", industry: "new", like: "10000" }]),
        );
      }),
    );
  });

  test("the flows that were given stay as they are", () => {
    const given = flowsFrom(3, [
      [0, 1, 5n, 1],
      [1, 2, 6n, 2],
      [2, 0, 9n, 2],
    ]);
    const copy = structuredClone(given);
    run({ flows: given, rule }, [
      { kind: "scale_trade", seller: "10000", amount: 7 },
      { kind: "remove_industry", industry: "10002" },
      { kind: "attach", hierarchy: "top", mixing: "neutral", links: 2 },
    ]);
    expect(given).toEqual(copy);
  });
});

describe("what cannot be done is said, and the rest is done", () => {
  const base = {
    graph: graphFrom(4, [
      [0, 1],
      [1, 2],
    ]),
  };
  const flagsOf = (changes: WhatIfChange[], of: WhatIfBase = base) =>
    run(of, changes).warnings.map(({ change, flag, what, count }) => [change, flag, what ?? count ?? null]);

  test("of links", () => {
    const links = named([
      [0, 1],
      [1, 0],
      [2, 2],
    ]);
    const strange = { seller: "99999", buyer: "10000" };
    expect(flagsOf([{ kind: "add_links", links: [...links, strange] }])).toEqual([
      [0, "self_link", "10002"],
      [0, "unknown_industry", "99999"],
      [0, "already_linked", 1],
    ]);
    expect(flagsOf([{ kind: "remove_links", links: named([[2, 1]]) }])).toEqual([
      [0, "not_linked", 1],
      [0, "no_effect", null],
    ]);
    expect(run(base, [{ kind: "add_links", links }]).runs[0]!.added).toEqual(named([[1, 0]]));
  });

  test("of industries and trade", () => {
    const flows = {
      flows: flowsFrom(3, [
        [0, 1, 5n, 1],
        [1, 2, 6n, 2],
      ]),
      rule,
    };
    for (const of of [base, flows]) {
      expect(flagsOf([{ kind: "remove_industry", industry: "x" }], of)).toEqual([
        [0, "unknown_industry", "x"],
        [0, "no_effect", null],
      ]);
      expect(flagsOf([{ kind: "add_industry_like", industry: "10001", like: "10000" }], of)).toEqual([
        [0, "known_industry", "10001"],
        [0, "no_effect", null],
      ]);
    }
    expect(flagsOf([{ kind: "scale_trade", seller: "10001", amount: 1 }], flows)).toEqual([
      [0, "no_effect", null],
    ]);
    expect(flagsOf([{ kind: "scale_trade", seller: "10002", amount: 9 }], flows)).toEqual([
      [0, "no_effect", null],
    ]);
  });

  test("of more links than there is room for, or none", () => {
    const attach = { kind: "attach", hierarchy: "neutral", mixing: "neutral" } as const;
    expect(flagsOf([{ ...attach, links: 5 }])).toEqual([[0, "fewer_than_asked", 1]]);
    expect(flagsOf([{ ...attach, links: 0 }])).toEqual([[0, "no_effect", null]]);
    expect(flagsOf([{ kind: "rewire", mixing: "assortative", swaps: 1 }])).toEqual([
      [0, "fewer_than_asked", 0],
      [0, "no_effect", null],
    ]);
  });

  test("and what has no meaning is refused", () => {
    expect(() => run(base, [{ kind: "scale_trade", seller: "10000", amount: 2 }])).toThrow(/needs flows/);
    const flows: { flows: Flows; rule: typeof rule } = { flows: flowsFrom(2, [[0, 1, 5n, 1]]), rule };
    expect(() => run(flows, [{ kind: "scale_trade", amount: 2 }])).toThrow(/neither seller nor buyer/);
    expect(() => run(flows, [{ kind: "scale_trade", seller: "10000", amount: -1 }])).toThrow(/BAD_OPTION/);
    expect(() => whatIf(base, [], { scope: "atlas", seed: 0.5 })).toThrow(/BAD_OPTION/);
    const attach = { kind: "attach", hierarchy: "top", mixing: "neutral", links: 1 } as const;
    expect(() => whatIf(base, [attach], { scope: "atlas", seed: 1, runs: 0 })).toThrow(/BAD_OPTION/);
    expect(() => run(base, [{ ...attach, links: 1.5 }])).toThrow(/BAD_OPTION/);
    expect(() => run(base, [{ ...attach, strength: -1 }])).toThrow(/BAD_OPTION/);
  });
});

test.each<[string, number, Link[]]>([
  ["no industry", 0, []],
  ["one", 1, []],
  ["two, not linked", 2, []],
  ["one pair", 2, [[0, 1]]],
  [
    "a pair in both directions",
    2,
    [
      [0, 1],
      [1, 0],
    ],
  ],
])("%s: every rule has an answer without NaN", (_, n, links) => {
  const changes: WhatIfChange[] = [
    { kind: "attach", hierarchy: "top", mixing: "assortative", links: 2 },
    { kind: "attach", hierarchy: "bottom", mixing: "disassortative", links: { share: 1 } },
    { kind: "rewire", mixing: "assortative", swaps: 2 },
  ];
  for (const scope of scopes)
    for (const change of changes) {
      const { runs, band } = run({ graph: graphFrom(n, links) }, [change], scope);
      for (const { delta } of runs) for (const value of Object.values(delta)) expect(value).not.toBeNaN();
      for (const figure of Object.values(band))
        if (figure) expect(Object.values(figure)).not.toContain(Number.NaN);
    }
});

test("all that is needed to get the same again is in the record, and seeds matter", () => {
  const stream = randomStream(2, 0);
  const links = Array.from({ length: 60 }, (): Link => [stream.below(20), stream.below(20)]);
  const distinct = [
    ...new Map(links.filter(([i, j]) => i !== j).map((link) => [link.join(), link])).values(),
  ];
  const base = { graph: graphFrom(20, distinct) };
  const changes: WhatIfChange[] = [{ kind: "attach", hierarchy: "top", mixing: "disassortative", links: 8 }];
  const first = whatIf(base, changes, {
    scope: { cores: ["10001"], radius: 2 },
    seed: 5,
    runs: 6,
    b: "newman",
  });
  const { record } = first;
  expect(whatIf(base, record.changes, record)).toEqual(first);
  expect(whatIf(base, changes, { ...record, seed: 6 }).band).not.toEqual(first.band);
  expect(whatIf(base, changes, { ...record, runs: 2 }).runs).toEqual(first.runs.slice(0, 2));
  const seen: number[] = [];
  const steps = whatIfSteps(base, changes, record);
  let step = steps.next();
  for (; !step.done; step = steps.next()) seen.push(step.value);
  expect(seen).toEqual(Array.from({ length: record.runs }, (_, run) => run / record.runs));
  expect(step.value).toEqual(first);
  for (const figure of Object.values(first.band))
    if (figure) {
      const { min, low, mean, high, max } = figure;
      expect([min, low, mean, high, max]).toEqual([min, low, mean, high, max].toSorted((x, y) => x - y));
    }
});
