import { expect, type Page, test } from "@playwright/test";
import { expectSound } from "./page-check";
import { signedIn } from "./people";

/** The analyses of the sample project with data behind it. */
async function openAnalyses(page: Page) {
  await page.goto("/");
  await page
    .getByRole("link", { name: /^합성자료/ })
    .first()
    .click();
  await page.waitForURL(/\/projects\/[^/]+/);
  await page.goto(`${new URL(page.url()).pathname}/atlas?tab=analyses`);
  await expect(page.getByRole("heading", { name: "무엇을 살펴보시겠습니까?" })).toBeVisible();
}

const ASKED: { name: string; subject: boolean; table: RegExp }[] = [
  { name: "중심성", subject: false, table: /산업별 중심성/ },
  { name: "블록 분석", subject: true, table: /블록별 현황/ },
  { name: "가정 분석", subject: true, table: /지표의 변화/ },
];

test("an analyst asks three questions and comes back to their answers; a viewer reads them and can ask none", async ({
  browser,
}) => {
  const analyst = await signedIn(browser, "analyst");
  await openAnalyses(analyst);
  await expectSound(analyst, "analyses");
  for (const { name, subject, table } of ASKED) {
    await analyst.getByRole("button", { name: `분석 시작: ${name}` }).click();
    const dialog = analyst.getByRole("dialog");
    if (subject) await dialog.getByLabel("전략산업").selectOption({ index: 1 });
    if (name === "가정 분석")
      await dialog.getByLabel("정책", { exact: true }).selectOption("top_assortative");
    await dialog.getByRole("button", { name: "실행" }).click();
    await expect(analyst.getByRole("tab", { name: table })).toBeVisible({ timeout: 60_000 });
    await expectSound(analyst, name);
    await analyst.getByRole("button", { name: "분석 목록으로" }).click();
    await expect(analyst.getByRole("button", { name, exact: true }).first()).toBeVisible();
  }

  const viewer = await signedIn(browser, "viewer");
  await openAnalyses(viewer);
  await expect(viewer.getByRole("button", { name: "분석 시작: 중심성" })).toBeDisabled();
  await viewer.getByRole("button", { name: "블록 분석", exact: true }).first().click();
  await expect(viewer.getByRole("tab", { name: /블록별 현황/ })).toBeVisible();
  await expect(viewer.getByRole("button", { name: "조건을 바꾸어 분석" })).toBeHidden();
});

test("a what-if of changes that are filled in row by row; proposed groups get names and members of a person", async ({
  browser,
}) => {
  const page = await signedIn(browser, "analyst");
  await openAnalyses(page);
  await page.getByRole("button", { name: "분석 시작: 가정 분석" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "연계 추가" }).click();
  await dialog.getByRole("button", { name: "실행" }).click();
  await expect(dialog.getByText("산업을 고르십시오.")).toHaveCount(2);
  await expectSound(page, "a row that is not finished");
  for (const [label, words, code] of [
    ["판매 산업", "30320", "30320"],
    ["구매 산업", "축전지", "28202"],
  ] as const) {
    await dialog.getByRole("combobox", { name: label }).fill(words);
    await dialog.getByRole("option", { name: new RegExp(code) }).click();
  }
  await dialog.getByRole("button", { name: "실행" }).click();
  await expect(page.getByRole("tab", { name: /지표의 변화/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/먼저 바꿀 것 \+ 30320 > 28202/).first()).toBeVisible();

  await page.getByRole("button", { name: "분석 목록으로" }).click();
  await page.getByRole("button", { name: "분석 시작: 품목 묶기" }).click();
  await dialog.getByText("품목 목록 붙여넣기").click();
  await dialog
    .getByLabel("품목 목록", { exact: true })
    .fill("수소차 30121\n배터리 28202\n센서 26112\n부품 30399 30320\n소프트웨어 58222");
  await dialog.getByRole("button", { name: "품목 5개 추가" }).click();
  await dialog.getByLabel("묶음 수").fill("3");
  await dialog.getByRole("button", { name: "실행" }).click();
  const card = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "묶음을 고치고 이름 붙이기" }) });
  await expect(card.getByLabel("전략산업 이름")).toHaveCount(3, { timeout: 60_000 });
  for (const [at, name] of ["첫째", "둘째", "셋째"].entries())
    await card.getByLabel("전략산업 이름").nth(at).fill(name);
  await card.getByLabel("센서 옮기기").selectOption({ label: "첫째" });
  await expectSound(page, "groups that are being changed");
  await card.getByRole("button", { name: "고친 묶음 저장" }).click();
  await expect(page.getByRole("cell", { name: "첫째" })).toBeVisible({ timeout: 60_000 });
  const saved = page.getByText("사람이 고친 묶음", { exact: true }).locator("xpath=..");
  await expect(saved).toContainText("예");
});
