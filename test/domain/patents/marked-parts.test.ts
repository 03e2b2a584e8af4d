import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markedParts } from "@/app/(desk)/projects/[projectId]/patents/marked-parts";
import { excerpt } from "@/app/(desk)/projects/[projectId]/patents/marked-text";

const marked = (text: string, terms: string[]) =>
  markedParts(text, terms)
    .filter((part) => part.marked)
    .map((part) => part.text);

describe("terms marked in a text", () => {
  test("however they are spaced, the longer before the shorter", () => {
    expect(marked("연료 전지와 연료전지, 전지", ["전지", "연료전지"])).toEqual([
      "연료 전지",
      "연료전지",
      "전지",
    ]);
    expect(marked("연료전지", ["연료 전지"])).toEqual(["연료전지"]);
  });

  test("Latin words whole and in any case, with Korean endings behind them", () => {
    expect(marked("AI는 main이 아니다. ai, AI2", ["AI"])).toEqual(["AI", "ai"]);
  });

  test("signs of a pattern are only themselves", () => {
    expect(marked("값 (x|y)와 C++", ["(x|y)", "C++"])).toEqual(["(x|y)", "C++"]);
  });

  test("nothing is lost or added, whatever the text and the terms", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 5 }), (text, terms) => {
        expect(
          markedParts(text, terms)
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});

describe("the part of a text that is shown", () => {
  const text = `${"앞말 ".repeat(60)}연료전지 분리판에 관한 것이다. ${"뒷말 ".repeat(60)}`.trim();

  test("is around the first term, cut at spaces and marked as cut", () => {
    const shown = excerpt(text, ["분리판", "없는말"], 60);
    expect(shown).toContain("분리판");
    expect(shown).toMatch(/^… 앞말.*뒷말 …$/);
    expect(shown.length).toBeLessThanOrEqual(64);
  });

  test("is the beginning where no term stands in it, and all of a short text", () => {
    expect(excerpt(text, ["없는말"], 21)).toBe(`${Array(7).fill("앞말").join(" ")} …`);
    expect(excerpt("짧은 글", ["글"], 60)).toBe("짧은 글");
  });
});
