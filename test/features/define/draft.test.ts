import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ChainItem,
  dropCode,
  inRole,
  moveCode,
  putCode,
  sameDraft,
} from "@/app/(desk)/projects/[projectId]/define/draft";
import { CHAIN_ROLES } from "@/server/features/define/schema";

const item = (code: string, role: ChainItem["role"]): ChainItem => ({
  code,
  role,
  nameKo: code,
  nameEn: code,
});
const CHAIN = [item("b1", "BACKWARD"), item("b2", "BACKWARD"), item("s1", "SELF"), item("f1", "FORWARD")];
const columns = (codes: ChainItem[]) =>
  CHAIN_ROLES.map((role) => inRole(codes, role).map(({ code }) => code));

describe("moving a code", () => {
  test.each([
    ["to another column, at its place", "s1", "BACKWARD", 1, [["b1", "s1", "b2"], [], ["f1"]]],
    ["down its own column", "b1", "BACKWARD", 1, [["b2", "b1"], ["s1"], ["f1"]]],
    ["beyond the end is the end", "b1", "FORWARD", 99, [["b2"], ["s1"], ["f1", "b1"]]],
    ["above the top is the top", "f1", "BACKWARD", -5, [["f1", "b1", "b2"], ["s1"], []]],
    ["that is not there changes nothing", "x", "SELF", 0, [["b1", "b2"], ["s1"], ["f1"]]],
  ] as const)("%s", (_, code, role, index, expected) => {
    expect(columns(moveCode(CHAIN, code, role, index))).toEqual(expected);
  });
});

test("whatever is done, a code stands once and nothing is lost but what is dropped", () => {
  const code = fc.constantFrom("b1", "b2", "s1", "f1", "n1", "n2");
  const role = fc.constantFrom(...CHAIN_ROLES);
  const act = fc.oneof(
    fc.record({ kind: fc.constant("move" as const), code, role, index: fc.integer({ min: -2, max: 6 }) }),
    fc.record({ kind: fc.constant("put" as const), code, role }),
    fc.record({ kind: fc.constant("drop" as const), code }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
      let codes = CHAIN;
      const expected = new Set(CHAIN.map((one) => one.code));
      for (const one of acts) {
        if (one.kind === "move") codes = moveCode(codes, one.code, one.role, one.index);
        if (one.kind === "put") codes = putCode(codes, item(one.code, one.role));
        if (one.kind === "drop") codes = dropCode(codes, one.code);
        if (one.kind === "put") expected.add(one.code);
        if (one.kind === "drop") expected.delete(one.code);
      }
      expect(codes.map((one) => one.code).sort()).toEqual([...expected].sort());
    }),
  );
});

describe("is there anything to save?", () => {
  const draft = {
    name: "미래차",
    description: "",
    kwAttributes: ["친환경"],
    kwItems: [],
    kwCoreTech: [],
    kwRelatedTech: [],
    codes: CHAIN,
  };
  test("not when a code went away and came back, or only blanks were added", () => {
    const there = moveCode(CHAIN, "s1", "FORWARD", 0);
    const back = moveCode(there, "s1", "SELF", 0);
    expect(sameDraft({ ...draft, codes: back, name: "미래차 " }, draft)).toBe(true);
  });
  test("when a role, an order, a word or a name changed", () => {
    expect(sameDraft({ ...draft, codes: moveCode(CHAIN, "s1", "FORWARD", 0) }, draft)).toBe(false);
    expect(sameDraft({ ...draft, codes: moveCode(CHAIN, "b1", "BACKWARD", 1) }, draft)).toBe(false);
    expect(sameDraft({ ...draft, kwAttributes: [] }, draft)).toBe(false);
    expect(sameDraft({ ...draft, name: "미래 모빌리티" }, draft)).toBe(false);
  });
});
