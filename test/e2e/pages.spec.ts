import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page, test } from "@playwright/test";
import { signedIn, type Who } from "./people";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Serious and critical violations only, each with the element it was found on. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (
      globalThis as unknown as { axe: { run: (where: Document) => Promise<{ violations: Violation[] }> } }
    ).axe;
    type Violation = { id: string; impact: string | null; nodes: { target: string[] }[] };
    const { violations } = await run.run(document);
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`);
  });
}

/** Every page of the desk, with the sample project of each kind. */
async function addresses(page: Page): Promise<string[]> {
  const { result } = await page.evaluate(async () => (await fetch("/api/trpc/projects.list")).json());
  const projects = (result.data.json as { id: string; name: string }[]).filter(({ name }) =>
    name.includes("표본"),
  );
  expect(projects).toHaveLength(2);
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
    "/datasets/new",
    "/rules",
    "/account",
    "/projects/new",
    ...projects.flatMap(({ id }) => steps.map((step) => `/projects/${id}${step}`)),
    `/projects/${paper.id}/atlas?tab=paper`,
  ];
}

async function visit(page: Page, path: string, wide: boolean) {
  const faults: string[] = [];
  const onFault = (error: Error) => faults.push(error.message);
  page.on("pageerror", onFault);
  await page.setViewportSize(wide ? { width: 1440, height: 900 } : { width: 390, height: 844 });
  await page.goto(path);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0, { timeout: 30_000 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${path} scrolls sideways`).toBeLessThanOrEqual(wide ? 1440 : 390);
  expect.soft(await violations(page), `${path} at ${wide ? 1440 : 390} px`).toEqual([]);
  expect
    .soft(await page.locator("body").innerText(), `${path} shows a raw value`)
    .not.toMatch(/\bNaN\b|\bundefined\b|\[object /);
  expect.soft(faults, path).toEqual([]);
  page.off("pageerror", onFault);
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
