import { afterAll, describe, expect, test } from "vitest";
import { atlas, suiteFolder } from "./command";

const { file, remove } = suiteFolder();
afterAll(remove);

const table = (...rows: string[]) => file(`indicators-${rows.length}.csv`, ["id,a,b,c,d", ...rows]);

describe("recommend", () => {
  test("each row's strategy, quadrant and hub, in the order of the rows, with a sentence", async () => {
    const { code, out } = await atlas(
      "recommend",
      "--indicators",
      table("자동차,1,0.5,0.2,3", "반도체,2,0.1,0.9,3", "빈칸,,0.4,,1"),
    );
    expect(code).toBe(0);
    const rows = JSON.parse(out);
    expect(rows.map(({ explanation: _, ...row }: Record<string, unknown>) => row)).toEqual([
      { id: "자동차", strategy: "지역산업 구조전환", quadrant: "a_low_b_high", hub: false },
      { id: "반도체", strategy: "산업다각화", quadrant: "a_high_b_low", hub: false },
      { id: "빈칸", strategy: null, quadrant: null, hub: null },
    ]);
    expect(rows[0].explanation).toContain("지역산업 구조전환");
    expect(rows[2].explanation).toContain("산업선도성(a) 값이 없어");
  });

  test("given cuts override the means, and a value on its cut is at or above it", async () => {
    const { out } = await atlas(
      "recommend",
      "--indicators",
      table("x,1,0.5,0.2,3", "y,2,0.1,0.9,3"),
      "--cut",
      "a=1,b=0.5,c=0.2",
    );
    expect(JSON.parse(out)).toMatchObject([
      { id: "x", strategy: "신산업 기반 구축", hub: true },
      { id: "y", strategy: "산업다각화", hub: false },
    ]);
  });

  test("csv has the same columns", async () => {
    const { out } = await atlas(
      "recommend",
      "--indicators",
      table("x,1,0.5,0.2,3", "y,0,0.4,0.1,3", "z,0,0.4,0.1,3"),
      "--format",
      "csv",
    );
    expect(out.split("\n")[0]).toBe("id,strategy,quadrant,hub,explanation");
    expect(out).toContain("x,신산업 기반 구축,a_high_b_high,true,");
  });

  test("one row has nothing to be compared with: null and the reason, unless its cuts are given", async () => {
    const one = table("x,1,0.5,0.2,3");
    const { out } = await atlas("recommend", "--indicators", one);
    expect(JSON.parse(out)).toMatchObject([{ id: "x", strategy: null, quadrant: null, hub: null }]);
    expect(JSON.parse(out)[0].explanation).toContain("값이 있는 대상이 1개뿐이라 기준(평균, 2개 이상 필요)");
    const given = await atlas("recommend", "--indicators", one, "--cut", "a=1,b=0.5,c=0.3");
    expect(JSON.parse(given.out)).toMatchObject([{ quadrant: "a_high_b_high", hub: false }]);
  });

  test.each([
    [["x,1,0.5,0.2,3", "y,high,0.5,0.2,3"], "row 3, column a: high; expected a number"],
    [["x,1,0.5,0.2,3", "", "y,1,0.5,0.2,3,9"], "row 4: 6 cells, but the header has 5"],
    [["x,1,0.5,0.2,3", "", "", ",1,0.5,0.2,3"], "row 5, column id: empty"],
  ])("bad input %#: the row and column", async (rows, message) => {
    const { code, out, err } = await atlas("recommend", "--indicators", table(...rows));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });

  test("a missing column, a missing file and an odd cut", async () => {
    const answers = await Promise.all([
      atlas("recommend", "--indicators", file("no-b.csv", ["id,a,c", "x,1,2"])),
      atlas("recommend", "--indicators", "absent.csv"),
      atlas("recommend", "--indicators", table("x,1,1,1,1"), "--cut", "a=big"),
    ]);
    expect(answers.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(answers[0].err).toContain("no-b.csv, row 1: no column b");
    expect(answers[1].err).toContain("cannot open absent.csv");
    expect(answers[2].err).toContain("--cut a=big");
  });

  test("no rows, no recommendations", async () => {
    expect(JSON.parse((await atlas("recommend", "--indicators", table())).out)).toEqual([]);
  });
});
