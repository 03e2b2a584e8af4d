import { expect, type Page, test } from "@playwright/test";
import { expectSound } from "./page-check";
import { signedIn } from "./people";

/**
 * The whole journey of a new project, as three different people in Korean: an analyst defines, computes, proposes; a
 * manager, and only a manager, approves and accepts; a viewer reads it all and can change nothing.
 */
test("from an empty project to an approved hub industry and an annotated recommendation", async ({
  browser,
}) => {
  const analyst = await signedIn(browser, "analyst");
  const name = `충남 자동차부품 ${Date.now()}`;

  await test.step("a project", async () => {
    await analyst.getByRole("link", { name: "새 사업 만들기" }).click();
    await analyst.getByLabel("사업 이름").fill(name);
    await analyst.getByRole("radio", { name: "광역경제권" }).check();
    await analyst.getByRole("combobox", { name: "광역경제권" }).selectOption({ label: "충청권" });
    await analyst.getByLabel("시작 연도").fill("2018");
    await analyst.getByLabel("끝 연도").fill("2022");
    await analyst.getByRole("button", { name: "사업 만들기" }).click();
    await expect(analyst).toHaveURL(/\/define/);
  });

  await test.step("1 Define: two strategic industries with codes and keywords", async () => {
    await define(analyst, "자동차부품", ["30320", "30399"]);
    await define(analyst, "공조와 전지", ["28202", "29172"]);
  });
  const project = analyst.url().match(/projects\/([^/?]+)/)![1]!;

  await test.step("2 ATLAS: parameters, job, figures with their scope", async () => {
    await analyst.goto(`/projects/${project}/atlas`);
    await analyst.getByRole("button", { name: "조건 정하고 산출" }).click();
    const dialog = analyst.getByRole("dialog");
    const datasets = dialog.getByRole("combobox", { name: /^자료/ });
    const sample = datasets.locator("option", { hasText: "합성 전국 거래" });
    await datasets.selectOption((await sample.getAttribute("value"))!);
    await dialog.getByRole("button", { name: "산출 시작" }).click();
    await expect(analyst.getByRole("tab", { name: "거점 후보" })).toBeVisible({ timeout: 90_000 });
    await expect(analyst.getByText(/산업 수 N [\d,]+ · 연결 수 L [\d,]+/).first()).toBeVisible();
    await analyst.getByRole("tab", { name: "지표 비교" }).click();
    await expect(analyst.getByRole("row", { name: /자동차부품/ }).first()).toBeVisible();
  });

  await test.step("hub candidates are proposed", async () => {
    await analyst.getByRole("tab", { name: "거점 후보" }).click();
    await analyst.getByRole("checkbox", { name: /행 선택: .*자동차부품/ }).check();
    await analyst.getByRole("button", { name: /거점산업으로 제안/ }).click();
    const dialog = analyst.getByRole("dialog");
    await dialog.getByRole("button", { name: "수치로 초안 쓰기" }).click();
    await expect(dialog.getByLabel("제안하는 까닭")).not.toHaveValue("");
    await dialog.getByRole("button", { name: "제안", exact: true }).click();
    await expect(dialog.getByRole("button", { name: "제안", exact: true })).toBeHidden();
  });

  await test.step("nobody decides on their own proposal", async () => {
    await analyst.goto(`/projects/${project}/approvals`);
    await analyst
      .getByRole("link", { name: /거점산업 선정안/ })
      .first()
      .click();
    await expect(analyst).toHaveURL(/approvals\/.+/);
    await expect(analyst.getByText("자신이 올린 안은 스스로 결정할 수 없습니다.").first()).toBeVisible();
    const approve = analyst.getByRole("button", { name: "승인", exact: true });
    if ((await approve.count()) > 0) await expect(approve.first()).toBeDisabled();
  });
  const proposal = analyst.url();

  const manager = await signedIn(browser, "manager");
  await test.step("the manager finds it on the desk and approves it", async () => {
    await expect(manager.getByText(/거점산업/).first()).toBeVisible();
    await manager.goto(proposal);
    await expectSound(manager, "the memo that waits for a decision");
    await manager.getByRole("button", { name: "승인", exact: true }).first().click();
    const confirm = manager.getByRole("alertdialog").or(manager.getByRole("dialog"));
    await confirm.getByRole("button", { name: "승인", exact: true }).click();
    await expect(manager.getByText("승인되었습니다.").first()).toBeVisible();
    await expectSound(manager, "the memo, approved");
  });

  await test.step("4 Plan: recommendations with their reasons, one proposed", async () => {
    await analyst.goto(`/projects/${project}/plan`);
    await analyst.getByRole("button", { name: "권고 만들기" }).click();
    const card = analyst.getByRole("article", { name: "자동차부품 · 충청권" });
    await expect(card).toContainText(/권고합니다|판정할 수 없습니다/);
    await card.getByRole("button", { name: /의견/ }).click();
    await card
      .getByPlaceholder("의견을 적어 주십시오.")
      .or(card.getByRole("textbox"))
      .first()
      .fill("부품사의 현장 의견을 더 들어야 합니다.");
    await card.getByRole("button", { name: "의견 남기기" }).click();
    await expect(card.getByText("부품사의 현장 의견을 더 들어야 합니다.")).toBeVisible();
    await card.getByRole("button", { name: /제안/ }).first().click();
    await expect(card.getByText("제안됨")).toBeVisible();
  });

  await test.step("the manager replies and accepts; the plan grows", async () => {
    await manager.goto(`/projects/${project}/plan`);
    const card = manager.getByRole("article", { name: "자동차부품 · 충청권" });
    await card.getByRole("button", { name: /의견/ }).click();
    await card.getByRole("button", { name: "답하기" }).first().click();
    await card.getByRole("textbox").last().fill("간담회를 열겠습니다.");
    await card
      .getByRole("button", { name: /답하기|의견 남기기/ })
      .last()
      .click();
    await expect(card.getByText("간담회를 열겠습니다.")).toBeVisible();
    await card.getByRole("button", { name: /^채택/ }).click();
    const confirm = manager.getByRole("alertdialog").or(manager.getByRole("dialog"));
    await confirm.getByRole("button", { name: /^채택/ }).click();
    await expect(card.getByText("채택됨")).toBeVisible();
    await expect(manager.getByText(/채택된 권고 1건으로 쓴 계획입니다/)).toBeVisible();
    await expectSound(manager, "the quadrant, the cards and the plan");
  });

  await test.step("the viewer reads it all and can change nothing", async () => {
    const viewer = await signedIn(browser, "viewer");
    await viewer.goto(proposal);
    await expect(viewer.getByText("승인되었습니다.").first()).toBeVisible();
    await expect(viewer.getByRole("button", { name: "승인", exact: true })).toHaveCount(0);
    await viewer.goto(`/projects/${project}/plan`);
    const card = viewer.getByRole("article", { name: "자동차부품 · 충청권" });
    await expect(card.getByText("채택됨")).toBeVisible();
    await card.getByRole("button", { name: /의견/ }).click();
    await expect(card.getByText("간담회를 열겠습니다.")).toBeVisible();
    await expect(card.getByRole("button", { name: "의견 남기기" })).toHaveCount(0);
    await viewer.goto(`/projects/${project}/activity`);
    await expect(viewer.getByText(/승인/).first()).toBeVisible();
  });
});

async function define(page: Page, name: string, codes: string[]) {
  await page.getByRole("button", { name: "전략산업 추가" }).first().click();
  await page.getByRole("dialog").getByLabel("전략산업 이름").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "추가", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  for (const code of codes) {
    await page.getByLabel("산업 코드나 이름").fill(code);
    await page
      .getByRole("button", { name: `${code} 해당 칸에 넣기` })
      .first()
      .click();
  }
  await page.getByRole("button", { name: "저장", exact: true }).first().click();
  await expect(page.getByText("저장하였습니다.").first()).toBeVisible();
  await expect(page.getByText("저장하지 않은 변경이 있습니다.")).toHaveCount(0);
}
