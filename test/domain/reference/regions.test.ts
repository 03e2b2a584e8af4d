import { describe, expect, test } from "vitest";
import {
  loadRegions,
  loadSigungu,
  megaRegions,
  regionByCode,
  regionCodeOf,
  regionLabel,
  regionsUnder,
} from "@/server/features/reference/data";

describe("the tree of regions", () => {
  test("every mega-region has provinces, and together they are the 17", () => {
    const parts = megaRegions().map((mega) => regionsUnder(mega.code).length);
    expect(Math.min(...parts)).toBeGreaterThan(0);
    expect(parts.reduce((sum, n) => sum + n, 0)).toBe(17);
    expect(regionsUnder("mega:chungcheong").map((region) => region.shortKo)).toEqual([
      "대전",
      "세종",
      "충북",
      "충남",
    ]);
    expect(regionsUnder("KR")).toHaveLength(17);
  });

  test("districts stand under their city, not under the province: 250 units tile the country", () => {
    expect(regionsUnder("41110").map((region) => region.nameKo)).toContain("수원시 장안구");
    expect(regionsUnder("41").every((region) => region.kind === "sigungu")).toBe(true);
    const leaves = loadSigungu().filter((city) => regionsUnder(city.code).length === 0);
    expect(leaves).toHaveLength(250);
    expect(loadRegions().flatMap((province) => regionsUnder(province.code))).toHaveLength(261 - 32);
  });

  test("an unknown code has no parts, no region, and is its own label", () => {
    expect(regionsUnder("99")).toEqual([]);
    expect(regionByCode("99")).toBeUndefined();
    expect(regionLabel("99")).toBe("99");
  });

  test("labels", () => {
    expect(["KR", "mega:chungcheong", "44", "44200", "36110"].map((code) => regionLabel(code))).toEqual([
      "전국",
      "충청권",
      "충남",
      "충남 아산시",
      "세종특별자치시",
    ]);
    expect(regionLabel("44200", "en")).toBe("Asan-si");
  });
});

describe("what a region cell of a file means", () => {
  test.each([
    ["충남", "44"],
    ["충청남도", "44"],
    ["44", "44"],
    ["서울시", "11"],
    ["Seoul", "11"],
    ["제주도", "50"],
    ["강원도", "51"],
    ["강원특별자치도", "51"],
    ["42", "51"],
    ["45", "52"],
    ["충남_아산시", "44200"],
    ["충청남도 아산시", "44200"],
    ["아산시", "44200"],
    ["경기_수원시", "41110"],
    ["경기도 수원시 장안구", "41111"],
    ["경북 군위군", "27720"], // as in 2020
    ["대구 군위군", "27720"],
    ["47720", "27720"],
    ["세종", "36"],
    ["충청권", "mega:chungcheong"],
    ["전국", "KR"],
    ["화성", undefined],
    ["", undefined],
  ])("%s -> %s", (text, code) => {
    expect(regionCodeOf(text)).toBe(code);
  });

  test("a name that several places share is not guessed", () => {
    expect(regionCodeOf("중구")).toBeUndefined();
    expect(regionCodeOf("부산 중구")).toBe("26110");
    // the metropolitan city in daily speech, a city of Gyeonggi officially
    expect(regionCodeOf("광주시")).toBeUndefined();
    expect(regionCodeOf("광주광역시")).toBe("29");
    expect(regionCodeOf("경기 광주시")).toBe("41610");
  });

  test("every place understands its own code and its full name", () => {
    for (const city of loadSigungu()) {
      expect(regionCodeOf(city.code)).toBe(city.code);
      expect(regionCodeOf(`${regionByCode(city.province)!.nameKo} ${city.nameKo}`)).toBe(city.code);
    }
  });
});
