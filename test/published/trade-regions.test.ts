import { describe, expect, test } from "vitest";
import { impliedTotal } from "@/server/compute/implied-total";
import { asanTradeAreas, asanTradeRegions, asanTradeTotal } from "@/server/features/published/data";

describe("where 아산시 trades", () => {
  test("all 20 printed shares and the five printed aggregates fit one total, between these bounds", () => {
    expect(asanTradeTotal()).toEqual({ low: 22_348_641_834n, high: 22_376_877_641n });
  });

  test("the 20 regions alone leave a wider range", () => {
    const parts = asanTradeRegions().rows.map((row) => ({
      amount: row.amountKrw1000,
      tenths: Math.round(row.sharePrintedPct * 10),
    }));
    expect(impliedTotal(parts)).toEqual({ low: 22_306_771_215n, high: 22_384_244_796n });
  });

  test("each share is the printed one at either end of the range", () => {
    for (const row of [...asanTradeRegions().rows, ...asanTradeAreas().rows]) {
      expect(row.shareLowPct.toFixed(1)).toBe(row.sharePrintedPct.toFixed(1));
      expect(row.shareHighPct.toFixed(1)).toBe(row.sharePrintedPct.toFixed(1));
    }
    expect(asanTradeRegions().rows).toHaveLength(20);
  });

  test("the economic areas", () => {
    expect(asanTradeAreas().rows.map((row) => [row.name, row.amountKrw1000, row.sharePrintedPct])).toEqual([
      ["상위 20위 지역거래", 17_711_298_653n, 79.2],
      ["아산경제권", 7_293_069_006n, 32.6],
      ["수도권", 7_423_964_942n, 33.2],
      ["대경권", 2_245_742_871n, 10.0],
      ["충청권(대전, 충북)", 748_521_834n, 3.3],
    ]);
  });

  test("대경권 cannot be 경북 alone: no total would fit", () => {
    const { regions, alone } = {
      regions: asanTradeRegions().rows.map((row) => ({
        amount: row.amountKrw1000,
        tenths: Math.round(row.sharePrintedPct * 10),
      })),
      alone: asanTradeRegions()
        .rows.filter((row) => row.name.startsWith("경북_"))
        .reduce((sum, row) => sum + row.amountKrw1000, 0n),
    };
    expect(alone).toBe(695_949_971n);
    expect(impliedTotal([...regions, { amount: alone, tenths: 100 }])).toBeNull();
  });

  test("a total needs printed, positive shares", () => {
    expect(() => impliedTotal([])).toThrow("at least one");
    expect(() => impliedTotal([{ amount: 5n, tenths: 0 }])).toThrow("implies no total");
    expect(impliedTotal([{ amount: 50n, tenths: 500 }])).toEqual({ low: 100n, high: 100n });
  });
});
