import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { NAMESPACES } from "@/i18n/locales";
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
    "/atlas?tab=analyses",
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

/** Sentences of the Korean messages as they stand, without those that English keeps and those that take a figure. */
function koreanSentences(): string[] {
  const leaves = (tree: object): string[] =>
    Object.values(tree).flatMap((value) => (typeof value === "string" ? [value] : leaves(value)));
  const of = (locale: string) =>
    NAMESPACES.flatMap((name) =>
      leaves(JSON.parse(readFileSync(join("messages", locale, `${name}.json`), "utf8"))),
    );
  // Regions' names stand in titles of what was computed as well, in the language of who asked.
  const { paper } = JSON.parse(readFileSync(join("messages", "ko", "atlas.json"), "utf8"));
  const kept = new Set([...of("en"), ...leaves(paper.places)]);
  return of("ko").filter((text) => /[가-힣]/.test(text) && !/[{<]/.test(text) && !kept.has(text));
}

test("in English no page says one of the Korean interface's sentences", async ({ browser }) => {
  test.setTimeout(420_000);
  const page = await signedIn(browser, "analyst");
  await page.context().addCookies([{ name: "stratlas-locale", value: "en", url: page.url() }]);
  const korean = koreanSentences();
  for (const path of await addresses(page)) {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0, { timeout: 30_000 });
    const said = await page.evaluate(() => {
      const texts = new Set<string>();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.add(walker.currentNode.textContent!.trim());
      for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]"))
        for (const name of ["aria-label", "title", "placeholder"])
          texts.add(element.getAttribute(name)?.trim() ?? "");
      return [...texts];
    });
    expect
      .soft(
        said.filter((text) => korean.includes(text)),
        path,
      )
      .toEqual([]);
  }
});
