import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import { SAMPLE_ACCOUNTS } from "@/scripts/samples/accounts";

const dataDir = process.env.STRATLAS_E2E_DATA ?? ".data/e2e";

export type Who = "analyst" | "manager" | "viewer" | "admin";

/** The email and the password, which was made on this machine, of a sample account. */
export function credentials(who: Who): { email: string; password: string; name: string } {
  const passwords = JSON.parse(readFileSync(join(dataDir, "sample-passwords.json"), "utf8")) as Record<
    string,
    string
  >;
  const account = SAMPLE_ACCOUNTS.find(({ key }) => key === who)!;
  return { email: account.email, password: passwords[who]!, name: account.name };
}

/** A browser window of this person, signed in through the page as they would. */
export async function signedIn(browser: Browser, who: Who): Promise<Page> {
  const page = await (
    await browser.newContext({ locale: "ko-KR", viewport: { width: 1440, height: 900 } })
  ).newPage();
  const { email, password } = credentials(who);
  await page.goto("/sign-in");
  await page.getByLabel("이메일 주소").fill(email);
  await page.getByLabel("비밀번호", { exact: true }).fill(password);
  await page.getByRole("button", { name: "로그인" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  return page;
}
