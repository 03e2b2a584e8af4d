import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const DEBIAN = "/usr/bin/chromium";

/** Flags without which a browser on a closed network waits for hosts that it will never reach. */
export const BROWSER_ARGS = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * A browser for the tests: Playwright's own where it is installed (undefined: let Playwright choose), else Debian's
 * chromium, which is installed when we may.
 *
 * @throws Error with what to do when there is none and none can be installed
 */
export async function browserPath(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return undefined;
  if (existsSync(DEBIAN)) return DEBIAN;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.error("stratlas: installing chromium for the browser tests …");
    const quiet = { stdio: ["ignore", "ignore", "inherit"] as ["ignore", "ignore", "inherit"] };
    execFileSync("apt-get", ["update", "-qq"], quiet);
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet);
    if (existsSync(DEBIAN)) return DEBIAN;
  }
  throw new Error(
    "no browser for the tests: run `npx playwright install chromium`, or install Debian's chromium",
  );
}
