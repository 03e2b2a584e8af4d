import { defineConfig } from "@playwright/test";
import { BROWSER_ARGS } from "./scripts/browser";

const port = process.env.STRATLAS_E2E_PORT ?? "3199";
const executablePath = process.env.STRATLAS_BROWSER;

/** One journey a file, each on projects of its own, against the real `npm start` with a data folder of its own. */
export default defineConfig({
  testDir: "test/e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  use: {
    actionTimeout: 20_000,
    baseURL: `http://127.0.0.1:${port}`,
    locale: "ko-KR",
    timezoneId: "Asia/Seoul",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    launchOptions: { args: BROWSER_ARGS, ...(executablePath ? { executablePath } : {}) },
  },
  webServer: {
    command: `${process.execPath} --import tsx scripts/start.ts`,
    env: { PORT: port, STRATLAS_DATA: process.env.STRATLAS_E2E_DATA ?? ".data/e2e" },
    url: `http://127.0.0.1:${port}/api/health`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
