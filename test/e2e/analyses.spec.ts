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
