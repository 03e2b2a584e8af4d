import { describe, expect, test } from "vitest";
import {
  blockOf,
  industryByCode,
  industryCodeOf,
  industryPath,
  loadIndustries,
  searchIndustries,
} from "@/server/features/reference/data";
import { referenceRows } from "@/server/features/reference/tables";

const codes = (query: string, options?: Parameters<typeof searchIndustries>[1]) =>
  searchIndustries(query, options).map((match) => match.entry.code);

describe("codes", () => {
  test("the section letter is optional but must be right", () => {
    expect(industryCodeOf("C30399")).toBe("30399");
    expect(industryCodeOf(" c30399 ")).toBe("30399");
    expect(industryCodeOf("30399")).toBe("30399");
    expect(industryCodeOf("M30399")).toBeUndefined();
    expect(industryCodeOf("99999")).toBeUndefined();
    expect(industryCodeOf("c")).toBe("C");
  });

  test("a code that another revision re-used keeps the meaning of each", () => {
    expect(industryByCode("30391", 9)?.nameKo).toContain("동력전달장치");
    expect(industryByCode("30391", 10)?.nameKo).toContain("조향장치");
    expect(industryByCode("17210", 10)).toBeUndefined();
    expect(industryByCode("17210", 9)).toBeDefined();
  });

  test("a path runs from the section to the entry", () => {
    expect(industryPath("30399").map((entry) => entry.code)).toEqual(["C", "30", "303", "3039", "30399"]);
    expect(industryPath("nothing")).toEqual([]);
  });

  test("the longest prefix decides the block", () => {
    expect(blockOf("29294")).toMatchObject({ block: "medium_high", alternative: "medium_low" });
    expect(blockOf("31310")).toMatchObject({ prefix: "313", block: "high" });
    expect(blockOf("31110")).toMatchObject({ block: "medium_low" });
    expect(blockOf("XX")).toBeUndefined();
  });
});

describe("search", () => {
  test("a code comes before everything that contains it", () => {
    expect(codes("30399")[0]).toBe("30399");
    expect(codes("C30399")[0]).toBe("30399");
    expect(codes("303", { limit: 3 })).toEqual(["303", "3031", "3032"]);
    expect(codes("C")[0]).toBe("C");
    expect(codes("M30399")).toEqual([]);
  });

  test("spaces, middle dots and case do not matter", () => {
    const plain = codes("과실 채소");
    expect(plain).toContain("10309");
    expect(codes("과실ㆍ채소")).toEqual(plain);
    expect(codes("자동차차체용신품부품")).toEqual(codes("자동차 차체용 신품 부품"));
    expect(codes("MOTOR  vehicle")).toEqual(codes("motor vehicle"));
  });

  test("who makes it, then what is meant, then titles and words that begin with it, manufacturing first", () => {
    const found = searchIndustries("반도체", { limit: 100 });
    const kinds = found.map(({ kind }) => kind);
    expect([kinds[0], found[0]!.entry.code]).toEqual(["made", "261"]);
    const groups = [["made"], ["meant"], ["start", "word"], ["inside"]] as const;
    const group = kinds.map((kind) => groups.findIndex((one) => (one as readonly string[]).includes(kind)));
    expect(group).toEqual(group.toSorted((a, b) => a - b));
    const begun = found.filter(({ kind }) => kind === "start" || kind === "word");
    const made = begun.map(({ entry }) => /^(C|[123])/.test(entry.code));
    expect(made).toEqual(made.toSorted((a, b) => Number(b) - Number(a)));
    expect(searchIndustries("부품 자동차", { levels: ["subclass"] }).map((match) => match.kind)).toContain(
      "words",
    );
  });

  test.each([
    ["배터리", ["28202"]],
    ["배터", ["28202"]],
    ["배터리팩", ["28202"]],
    ["전기차", ["30121", "28202"]],
    ["자동차", ["30121", "30122", "30110", "30399"]],
    ["AI", ["62010", "58222"]],
    ["생산용 AI", ["62010", "58222"]],
    ["로봇", ["29280"]],
    ["바이오", ["21102"]],
    ["수소차", ["30121"]],
  ])("%s finds what it means among the first twenty", (query, wanted) => {
    const found = codes(query, { levels: ["subclass"] });
    expect(found).toEqual(expect.arrayContaining(wanted));
    expect(found.indexOf(wanted[0]!)).toBeLessThan(3);
  });

  test("who makes a car comes before who washes and lends it", () => {
    const found = searchIndustries("자동차", { levels: ["subclass"], limit: 100 }).map(({ entry }) => entry);
    const at = (title: RegExp) => found.findIndex(({ nameKo }) => title.test(nameKo));
    expect(found[0]!.code).toBe("30121");
    expect(at(/세차/)).toBeGreaterThan(at(/자동차용 엔진 제조업/));
    expect(at(/임대/)).toBeGreaterThan(at(/차체용 신품 부품/));
  });

  test("a title in full comes before what its words mean; a Latin word is not found within another", () => {
    expect(codes("반도체 제조용 기계 제조업", { levels: ["subclass"] })[0]).toBe("29271");
    expect(codes("maintenance", { levels: ["subclass"], limit: 200 })).not.toContain("62010");
  });

  test("every word of the table means subclasses of revision 10, and stands in it once", () => {
    const rows = referenceRows("industry_words");
    for (const { codes: of } of rows)
      for (const code of of!.split(" ")) expect(industryByCode(code)?.level, code).toBe("subclass");
    const words = rows.flatMap(({ words }) => words!.split(" "));
    expect(words.filter((word, at) => words.indexOf(word) < at)).toEqual([]);
  });

  test("both languages are searched, the reader's first", () => {
    expect(codes("semiconductor")).toContain("261");
    expect(codes("반도체", { locale: "en" })).toContain("261");
    expect(searchIndustries("semiconductor", { locale: "ko" })[0]?.by).toBe("nameEn");
  });

  test("first consonants of a Korean title", () => {
    expect(codes("ㅈㄷㅊ ㅈㅈㅇ")).toContain("3012");
    expect(searchIndustries("ㅈ")).toEqual([]);
  });

  test("levels narrow, limit cuts, nothing finds nothing", () => {
    expect(
      searchIndustries("자동차", { levels: ["subclass"], limit: 200 }).every(
        (match) => match.entry.level === "subclass",
      ),
    ).toBe(true);
    expect(searchIndustries("제조업", { limit: 7 })).toHaveLength(7);
    expect(searchIndustries("  ")).toEqual([]);
    expect(searchIndustries("ㆍ·,")).toEqual([]);
    expect(searchIndustries("없는산업이름")).toEqual([]);
  });

  test("every industry is found by its code and among the namesakes by its title", () => {
    for (const entry of loadIndustries(10)) {
      expect(codes(entry.code, { limit: 1 })).toEqual([entry.code]);
      expect(codes(entry.nameKo, { limit: 200 })).toContain(entry.code);
    }
  });
});
