import { expect, type Page, test } from "@playwright/test";
import { visit } from "./page-check";
import { signedIn, type Who } from "./people";

/** Every page of the desk, with the sample project of each kind. */
async function addresses(page: Page): Promise<string[]> {
  const listed = async (procedure: string): Promise<{ id: string; name: string }[]> => {
    const { result } = await page.evaluate(
      async (name) => (await fetch(`/api/trpc/${name}`)).json(),
      procedure,
    );
    return result.data.json;
  };
  const projects = (await listed("projects.list")).filter(({ name }) => name.includes("표본"));
  expect(projects).toHaveLength(2);
  const dataset = (await listed("datasets.list")).find(({ name }) => name.startsWith("합성 전국 거래"))!;
  const steps = [
    "",
    "/define",
    "/atlas",
    "/atlas?tab=ecosystem",
    "/atlas?tab=indicators",
    "/atlas?tab=hub",
    "/patents",
    "/plan",
    "/approvals",
    "/activity",
    "/settings",
  ];
  const paper = projects.find(({ name }) => name.includes("논문"))!;
  return [
    "/",
    "/datasets",
    `/datasets/${dataset.id}`,
    "/datasets/new",
    "/rules",
    "/account",
    "/projects/new",
    ...projects.flatMap(({ id }) => steps.map((step) => `/projects/${id}${step}`)),
    `/projects/${paper.id}/atlas?tab=paper`,
  ];
}

for (const wide of [true, false])
  test(`every page at ${wide ? 1440 : 390} px: one title, no sideways scroll, no serious axe violation, no raw value`, async ({
    browser,
  }) => {
    test.setTimeout(420_000);
    const page = await signedIn(browser, "analyst" satisfies Who);
    for (const path of await addresses(page)) await visit(page, path, wide);
  });

test("the administrator's pages, and the door", async ({ browser, page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/sign-in/);
  await visit(page, "/sign-in", true);
  await visit(page, "/sign-in", false);
  const admin = await signedIn(browser, "admin");
  for (const path of ["/admin", "/admin/audit"])
    for (const wide of [true, false]) await visit(admin, path, wide);
});

test("English is complete enough that no Korean is left on the desk's own words", async ({ browser }) => {
  const page = await signedIn(browser, "viewer");
  await page.context().addCookies([{ name: "stratlas-locale", value: "en", url: page.url() }]);
  await page.goto("/datasets");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  const h1 = await page.locator("h1").innerText();
  expect(h1).not.toMatch(/[가-힣]/);
});
