import { describe, expect, test } from "vitest";
import type { ImportInput } from "@/server/warehouse/dataset";
import { readFlows } from "@/server/warehouse/read-flows";
import { file, folder, imported, tried } from "./files";

/** The three rows that the paper prints (III, 산업거래 데이터), codes as printed. */
const PAPER = [
  "기업,지역,판매처_1,판매처_2,판매처_3,판매처_4,판매처_5,판매처_6,구매처_7,구매처_8",
  "C30310,충북,C30399,C30121,C30399,C30399,C24123,C24123,C24123,C25941",
  "C22232,충남,C24222,M71520,G46329,.,C22250,C22212,C20111,.",
  "C17210,경남,C11113,C17210,C10730,.,M71101,C29180,L69110,.",
];
const survey = (lines: readonly string[]): ImportInput => ({
  form: "wide",
  survey: { path: file(folder(), "survey.csv", lines) },
});

/** seller>buyer:count */
const pairs = async (
  store: Parameters<typeof readFlows>[0],
  regions: string[] | null,
  scope: "either" | "seller" | "buyer" | "within",
) => {
  const flows = await readFlows(store, { years: null, regions, scope });
  return [...flows.seller].map(
    (i, k) => `${flows.industries[i]}>${flows.industries[flows.buyer[k]!]}:${flows.count[k]}`,
  );
};

describe("the paper's sample table", () => {
  test("every filled cell of a placed respondent is one trade; five codes are of revision 9", async () => {
    const report = await tried(survey(PAPER), { year: 2020 });
    expect(report).toMatchObject({
      form: "wide",
      firms: 2,
      transactions: 12,
      amount: "12",
      unit: "trades",
      rejected: { unknown_ksic: 3 },
    });
    expect(report.samples.unknown_ksic).toEqual([
      expect.objectContaining({ row: 3, column: "판매처_2", value: "M71520", detail: "KSIC 9" }),
      expect.objectContaining({ row: 3, column: "판매처_5", value: "C22250", detail: "KSIC 9" }),
      expect.objectContaining({ row: 4, column: "기업", value: "C17210", detail: "KSIC 9" }),
    ]);
    expect(report.warnings).toContainEqual({
      id: "looks_like_revision",
      params: { revision: 9, codes: 5, rows: 6, distinct: 18, in9: 18, in10: 13, in11: 12 },
    });
  });

  test("판매처 buys from the respondent, 구매처 sells to it", async () => {
    const store = await imported(folder(), survey(PAPER), { year: 2020 });
    expect(await pairs(store, null, "either")).toEqual([
      "20111>22232:1",
      "22232>22212:1",
      "22232>24222:1",
      "22232>46329:1",
      "24123>30310:1",
      "25941>30310:1",
      "30310>24123:2",
      "30310>30121:1",
      "30310>30399:3",
    ]);
  });

  test("only the respondent's end has a region", async () => {
    const store = await imported(folder(), survey(PAPER), { year: 2020 });
    expect(await pairs(store, ["43"], "either")).toEqual([
      "24123>30310:1",
      "25941>30310:1",
      "30310>24123:2",
      "30310>30121:1",
      "30310>30399:3",
    ]);
    expect(await pairs(store, ["43"], "buyer")).toEqual(["24123>30310:1", "25941>30310:1"]);
    expect(await pairs(store, ["43", "44"], "within")).toEqual([]);
  });
});

test("a trade with the respondent's own industry is trade between two firms, not a self trade", async () => {
  const report = await tried(survey(["기업,지역,연도,판매처_1", "C30399,충남,2020,30399"]));
  expect(report).toMatchObject({ transactions: 1, rejected: {} });
});

test("a year column, firm names beside the industry, and empty answers in several spellings", async () => {
  const report = await tried(
    survey([
      "기업,산업코드,지역,조사연도,판매처_1,판매처_2,구매처_1",
      "갑,30399,충남,2020,.,-,24123",
      "갑,30399,충남,2021,, . ,",
      "을,30399,충남,2O21,30121,,",
    ]),
  );
  expect(report).toMatchObject({
    firms: 1,
    transactions: 1,
    years: [2020],
    rejected: { year_not_number: 1 },
  });
  expect(report.samples.year_not_number?.[0]).toMatchObject({ row: 4, column: "조사연도", value: "2O21" });
});

test("without a year column and without a year the survey cannot be read", async () => {
  await expect(tried(survey(PAPER))).rejects.toMatchObject({
    reason: "column_missing",
    params: { columns: "year" },
  });
});
