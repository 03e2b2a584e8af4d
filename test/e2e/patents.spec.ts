import { expect, type Page, test } from "@playwright/test";
import ExcelJS from "exceljs";
import { syntheticPatents } from "@/server/compute/topics/synthetic-patents";
import { expectSound } from "./page-check";
import { signedIn } from "./people";

/** Made-up patents as an Excel workbook with the headers of a Korean search service; the days are dates, not texts. */
async function workbook(seed: number): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("특허");
  sheet.addRow(["출원번호", "출원일자", "발명의 명칭", "요약", "IPC분류", "출원기관", "지역"]);
  for (const one of syntheticPatents({ count: 90, seed }))
    sheet.addRow([
      one.applicationNo,
      new Date(`${one.filingDate}T00:00:00Z`),
      one.title,
      one.abstract,
      one.ipc.join(";"),
      one.applicants.join(";"),
      one.regions.join(";"),
    ]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function upload(page: Page, name: string, seed: number) {
  await page.getByRole("button", { name: "특허 올리기" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("특허 파일을 여기에 끌어다 놓으십시오").setInputFiles({
    name,
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: await workbook(seed),
  });
  await expect(dialog.getByText("가져올 특허")).toBeVisible({ timeout: 60_000 });
  await expectSound(page, "patents as understood, before the import");
  await dialog.getByLabel(/실제 출원이 아닌/).check();
  await dialog.getByRole("button", { name: "가져오고 주제 뽑기" }).click();
}

test("an Excel file of patents becomes topics with terms, years and industries", async ({ browser }) => {
  test.setTimeout(420_000); // two extractions, and every view of a topic at two widths
  const page = await signedIn(browser, "analyst");
  const once = Date.now();
  await page.goto("/projects/new");
  await page.getByLabel("사업 이름").fill(`특허 시험 ${once}`);
  await page.getByRole("radio", { name: "전국" }).check();
  await page.getByRole("button", { name: "사업 만들기" }).click();
  await expect(page).toHaveURL(/\/define/);
  await page.goto(page.url().replace(/\/define.*/, "/patents"));

  const broken: string[] = [];
  page.on("pageerror", ({ message }) => broken.push(message));
  await upload(page, "특허검색.xlsx", once % 100_000);

  await expect(page.getByRole("heading", { name: /^주제 \d+개/ })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole("heading", { name: /: 핵심 용어$/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: /: 연도별 출원$/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "관련 산업" })).toBeVisible();
  await expectSound(page, "topics of an uploaded file");
  // What a topic is made of, a view at a time; the number that is recommended, with its curves.
  for (const [view, heading] of [
    ["대표 특허", "대표 특허"],
    ["지역과 분류", /: 지역별 출원$/],
    ["출원인", "출원인"],
    ["주제 지도", "주제 지도"],
  ] as const) {
    await page.getByRole("tab", { name: view, exact: true }).click();
    await expect(page.getByRole("heading", { name: heading, exact: true })).toBeVisible();
    await expectSound(page, `topics: ${view}`);
  }
  await page.getByRole("button", { name: "주제 수를 정한 근거" }).click();
  await expect(page.getByRole("dialog").getByText("(권고)").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "대표 특허", exact: true }).click();
  await page.getByRole("button", { name: /^주로 이 주제인 특허/ }).click();
  await expect(page.getByText("주제에 많이 속하는 순")).toBeVisible();
  await expectSound(page, "patents of a topic");
  await page.getByRole("tab", { name: "기술 주제" }).click();

  // A second file beside the first: the page goes on to its topics and stays usable.
  await upload(page, "특허검색_둘째.xlsx", (once + 1) % 100_000);
  await expect(page.getByText("특허검색_둘째").first()).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole("heading", { name: /^주제 \d+개/ })).toBeVisible();
  await page.getByRole("tab", { name: "특허 찾기" }).click();
  await expect(page).toHaveURL(/tab=search/);
  expect(broken).toEqual([]);
});
