import { expect, test } from "@playwright/test";
import { signedIn } from "./people";

test("a card of the value chain is dragged to another column, saved, and still there after reloading", async ({
  browser,
}) => {
  const page = await signedIn(browser, "analyst");
  await page.goto("/projects/new");
  await page.getByLabel("사업 이름").fill(`끌기 시험 ${Date.now()}`);
  await page.getByRole("radio", { name: "전국" }).check();
  await page.getByRole("button", { name: "사업 만들기" }).click();
  await page.getByRole("button", { name: "전략산업 추가" }).first().click();
  await page.getByRole("dialog").getByLabel("전략산업 이름").fill("자동차부품");
  await page.getByRole("dialog").getByRole("button", { name: "추가", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  for (const code of ["30320", "30399"]) {
    await page.getByLabel("산업 코드나 이름").fill(code);
    await page
      .getByRole("button", { name: `${code} 해당 칸에 넣기` })
      .first()
      .click();
  }
  const card = page.locator(".react-flow__node", { hasText: "30399" });
  const head = (role: string) => page.getByText(role, { exact: true });
  await expect(card).toBeVisible();
  await expect(page.getByText(/해당산업\s*2개/)).toBeVisible();

  // By hand: press on the card, move over in steps as a hand does, let go in the third column.
  const from = (await card.boundingBox())!;
  const to = (await head("전방산업").boundingBox())!;
  await page.mouse.move(from.x + 20, from.y + from.height - 12);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, from.y + from.height, { steps: 15 });
  await page.mouse.up();
  await expect(page.getByText(/전방산업\s*1개/)).toBeVisible();
  await expect(page.getByText(/해당산업\s*1개/)).toBeVisible();

  await page.getByRole("button", { name: "저장", exact: true }).first().click();
  await expect(page.getByText("저장하였습니다.").first()).toBeVisible();
  await page.reload();
  await expect(page.getByText(/전방산업\s*1개/)).toBeVisible();
});

test("what is not saved is asked about once, and after saving not at all", async ({ browser }) => {
  const page = await signedIn(browser, "analyst");
  await page.goto("/projects/new");
  await page.getByLabel("사업 이름").fill(`떠나기 시험 ${Date.now()}`);
  await page.getByRole("radio", { name: "전국" }).check();
  await page.getByRole("button", { name: "사업 만들기" }).click();
  await page.getByRole("button", { name: "전략산업 추가" }).first().click();
  await page.getByRole("dialog").getByLabel("전략산업 이름").fill("배터리");
  await page.getByRole("dialog").getByRole("button", { name: "추가", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByLabel("산업 코드나 이름").fill("28202");
  await page.getByRole("button", { name: "28202 해당 칸에 넣기" }).first().click();

  await page.getByRole("link", { name: "자료", exact: true }).click();
  const asked = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await expect(asked).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/define/);

  // The answer of the reload after saving is held back: even then there is nothing left to ask about.
  await page.route(/\/api\/trpc\/.*define\.get/, (route) => route.abort());
  await page.getByRole("button", { name: "저장", exact: true }).first().click();
  await expect(page.getByText("저장하였습니다.").first()).toBeVisible();
  await page.getByRole("link", { name: "자료", exact: true }).click();
  await expect(page).toHaveURL(/\/datasets/);
});
