import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

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

/** The page as it stands now: one title, no sideways scroll, no serious axe violation, no raw value. */
async function expectSoundAt(page: Page, where: string, size: typeof WIDE) {
  await page.setViewportSize(size);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0, { timeout: 30_000 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${where} scrolls sideways`).toBeLessThanOrEqual(size.width);
  expect.soft(await violations(page), `${where} at ${size.width} px`).toEqual([]);
  expect
    .soft(await page.locator("body").innerText(), `${where} shows a raw value`)
    .not.toMatch(/\bNaN\b|\bundefined\b|\[object /);
}

/** A state that is reached by acting, at both widths; the wide one is left. */
export async function expectSound(page: Page, where: string) {
  await expectSoundAt(page, where, NARROW);
  await expectSoundAt(page, where, WIDE);
}

/** A page that has an address, from its first byte at that width. */
export async function visit(page: Page, path: string, wide: boolean) {
  const faults: string[] = [];
  const onFault = (error: Error) => faults.push(error.message);
  page.on("pageerror", onFault);
  await page.setViewportSize(wide ? WIDE : NARROW);
  await page.goto(path);
  await expectSoundAt(page, path, wide ? WIDE : NARROW);
  expect.soft(faults, path).toEqual([]);
  page.off("pageerror", onFault);
}
