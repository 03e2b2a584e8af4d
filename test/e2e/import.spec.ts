import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { inCp949 } from "./cp949";
import { expectSound } from "./page-check";
import { signedIn } from "./people";

type File = { name: string; mimeType: string; buffer: Buffer };
const csv = (
  name: string,
  text: string,
  encode: (text: string) => Buffer = (all) => Buffer.from(all),
): File => ({
  name,
  mimeType: "text/csv",
  buffer: encode(text),
});

/** A fresh import with these files in it, as far as its second step. */
async function withFiles(page: Page, files: File[]) {
  await page.goto("/datasets/new");
  await page.getByLabel("파일을 여기에 끌어다 놓으십시오").setInputFiles(files);
  await expect(page).toHaveURL(/\/datasets\/imports\/.+/);
  for (const { name } of files) await expect(page.getByRole("region", { name, exact: true })).toBeVisible();
}

/** From the checked import to the dataset's own page; nobody has imported the same file, so each name is new. */
async function takeIn(page: Page, start: RegExp, name: string) {
  await page.getByLabel("자료 이름").fill(name);
  await page.getByLabel("출처").fill("브라우저 시험");
  await page.getByRole("button", { name: start }).click();
  await expect(page.getByText("가져왔습니다", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expectSound(page, "an import that is done");
  await page.getByRole("link", { name: "자료 보기" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

const stat = (page: Page, label: string) =>
  page.getByText(label, { exact: true }).locator("xpath=../..").first();

test("CP949 with faults: dry run, rows that are left out and why, import", async ({ browser }) => {
  const page = await signedIn(browser, "analyst");
  const once = Date.now();
  await withFiles(page, [
    csv(
      "기업목록.csv",
      "기업번호,산업코드,지역,기업명\nK1,30399,충남 아산시,가나부품\nK2,30121,울산,다라자동차\nK3,99999,충남,마바상사\n",
      inCp949,
    ),
    csv(
      "거래내역.csv",
      `판매기업,구매기업,연도,거래금액(천원)\nK1,K2,2020,${once}\nK2,K1,2021,2000\nK1,없는기업,2020,10\nK1,K2,2020,많음\n`,
      inCp949,
    ),
  ]);
  await expect(page.getByText(/CP949 · 쉼표 구분/).first()).toBeVisible();
  await expect(page.getByRole("cell", { name: /가나부품/ }).first()).toBeVisible();
  await page.getByRole("button", { name: "점검하기" }).click();

  const rejects = page.getByRole("region", { name: "제외 사유" });
  await expect(rejects.getByText("모르는 산업코드")).toBeVisible({ timeout: 60_000 });
  await expect(rejects.getByText("기업 목록에 없는 기업")).toBeVisible();
  await expect(rejects.getByText("금액이 숫자가 아님")).toBeVisible();
  await expect(rejects.getByText(/기업목록\.csv 4행/)).toBeVisible();
  await expectSound(page, "a dry run with rejected rows");

  const download = page.waitForEvent("download");
  await rejects.getByRole("link", { name: /제외한 행 모두 받기/ }).click();
  const list = readFileSync(await (await download).path(), "utf8");
  for (const said of ["99999", "없는기업", "많음"]) expect(list).toContain(said);

  await takeIn(page, /제외할 3행을 빼고 2건 가져오기/, `CP949 시험 ${once}`);
  await expect(page.getByText("2020–2021년").first()).toBeVisible();
});

test("headers nobody knows: each column is chosen, and only then can it be checked", async ({ browser }) => {
  const page = await signedIn(browser, "analyst");
  const once = Date.now();
  await withFiles(page, [
    csv("a.csv", "열하나,열둘,열셋\nF1,30399,충남\nF2,30121,울산\n"),
    csv("b.csv", `가,나,다,라\nF1,F2,2020,${once}\nF2,F1,2021,7\n`),
  ]);
  await page.getByLabel("a.csv: 이 파일은").selectOption({ label: "기업 목록" });
  await page.getByLabel("b.csv: 이 파일은").selectOption({ label: "거래 내역" });
  const firms = page.getByRole("region", { name: "a.csv", exact: true });
  await expect(firms.getByText("열을 고르십시오").filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "점검하기" })).toHaveCount(0);
  await expectSound(page, "the mapping screen");
  const firstRows = (file: string) => page.getByRole("region", { name: `${file}의 첫 행들` });
  const choose = async (file: string, label: string, column: string) => {
    const list = page.getByRole("region", { name: file, exact: true }).getByRole("combobox", { name: label });
    await list.selectOption({ label: column });
    await expect(firstRows(file).getByRole("columnheader", { name: `${label} ${column}` })).toBeVisible();
  };
  await choose("a.csv", "기업 번호", "열하나");
  await choose("a.csv", "산업코드", "열둘");
  await choose("a.csv", "지역", "열셋");
  await choose("b.csv", "판매 기업", "가");
  await choose("b.csv", "구매 기업", "나");
  await choose("b.csv", "연도", "다");
  await choose("b.csv", "금액", "라");
  // checked at once behind one's own change, which nobody else has made meanwhile
  await page.getByLabel("금액 단위").selectOption({ label: "백만원" });
  await page.getByRole("button", { name: "점검하기" }).click();
  await expect(page.getByText("제외할 행이 없습니다.")).toBeVisible({ timeout: 60_000 });
  await expect(
    page.getByText(/거래 2건, 합계 .+ \(파일의 금액을 백만원 단위로 읽었습니다\.\)/),
  ).toBeVisible();
  await expect(page.getByText("다른 사람이 바꾸었습니다")).toHaveCount(0);
  await takeIn(page, /^2건 가져오기/, `짝지은 열 ${once}`);
});

test("the paper's wide form: each cell is one trade, and amounts are not made up", async ({ browser }) => {
  const page = await signedIn(browser, "analyst");
  const once = Date.now();
  await withFiles(page, [
    csv(
      "설문.csv",
      `기업,산업코드,지역,연도,판매처_1,판매처_2,구매처_1,구매처_2\n응답${once},C30399,충남,2020,C30121,30320,C24312,.\n둘째,C30121,울산,2020,.,,C30399,.\n`,
    ),
  ]);
  await page.getByRole("button", { name: "점검하기" }).click();
  await expect(page.getByText(/금액이 없어 거래 한 건을 1로 셉니다/)).toBeVisible({ timeout: 60_000 });
  await takeIn(page, /^4건 가져오기/, `설문형 시험 ${once}`);
  await expect(stat(page, "거래")).toContainText("4");
});
