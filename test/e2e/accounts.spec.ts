import { expect, test } from "@playwright/test";
import { expectSound } from "./page-check";
import { signedIn } from "./people";

test("a person's first sign-in leads to a password of their own, and nowhere else before", async ({
  browser,
}) => {
  const admin = await signedIn(browser, "admin");
  const email = `new-${Date.now()}@sample.example`;
  await admin.goto("/admin");
  await admin.getByRole("button", { name: "사람 추가" }).click();
  await admin.getByRole("dialog").getByLabel("이름", { exact: true }).fill("정신입");
  await admin.getByRole("dialog").getByLabel("이메일 주소").fill(email);
  await admin.getByRole("dialog").getByRole("button", { name: "추가", exact: true }).click();
  const shown = admin.getByRole("dialog", { name: "처음 비밀번호" });
  const initial = (await shown.locator("code").innerText()).trim();
  expect(initial.length).toBeGreaterThanOrEqual(10);
  await shown.getByRole("button", { name: "전달하였습니다" }).click();

  const page = await (await browser.newContext({ locale: "ko-KR" })).newPage();
  await page.goto("/sign-in");
  await page.getByLabel("이메일 주소").fill(email);
  await page.getByLabel("비밀번호", { exact: true }).fill(initial);
  await page.getByRole("button", { name: "로그인" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "비밀번호를 새로 정해 주십시오." })).toBeVisible();
  await page.goto("/datasets");
  await expect(page).toHaveURL(/\/account/);
  await expectSound(page, "the forced change of a password");

  const own = "대나무 숲에 부는 바람";
  await page.getByLabel("처음 받은 비밀번호").fill(initial);
  await page.getByLabel("새 비밀번호", { exact: true }).fill(own);
  await page.getByLabel("새 비밀번호 한 번 더").fill(own);
  await page.getByRole("button", { name: "비밀번호 바꾸기" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "오늘 무엇을 해야 합니까?" })).toBeVisible();
});

test("who may read the audit trail finds it in the menu, and who may not does not", async ({ browser }) => {
  const manager = await signedIn(browser, "manager");
  await manager.getByRole("link", { name: "감사 기록" }).click();
  await expect(manager.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(manager).toHaveURL(/\/admin\/audit/);
  await expectSound(manager, "the audit trail of a manager");
  for (const who of ["analyst", "viewer"] as const) {
    const page = await signedIn(browser, who);
    await expect(page.getByRole("link", { name: "자료", exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: "감사 기록" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "관리", exact: true })).toHaveCount(0);
  }
});
