import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort, startCluster } from "@/scripts/embedded-postgres";
import { expectSound } from "./page-check";

/** `npm start` on a database of one's own, as far as the link that it prints. */
function started(env: NodeJS.ProcessEnv): { child: ChildProcess; link: Promise<string> } {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const link = new Promise<string>((done, fail) => {
    let said = "";
    child.stdout!.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http\S+\/set-up\?token=\S+/.exec(said)?.[0];
      if (found) done(found);
    });
    child.once("exit", (code) => fail(new Error(`it ended (${code}) before it printed a link:\n${said}`)));
  });
  return { child, link };
}

const ended = (child: ChildProcess) =>
  new Promise<void>((done) => {
    if (child.exitCode !== null) return done();
    child.once("exit", () => done());
    child.kill("SIGTERM");
  });

test("with a database of one's own: the printed link makes the first administrator, once", async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "stratlas-set-up-"));
  const cluster = await startCluster(join(folder, "postgres"), "a-password-of-this-test");
  const { child, link } = started({
    ...process.env,
    DATABASE_URL: cluster.url("postgres"),
    STRATLAS_DATA: join(folder, "data"),
    PORT: String(await freePort()),
  });
  try {
    const address = await link;
    await page.goto(new URL("/sign-in", address).href);
    await expect(page.getByText(/아직 아무 계정도 없습니다/)).toBeVisible();
    await page.goto(address);
    await expectSound(page, "the form of the first administrator");
    await page.getByLabel("기관 이름").fill("충남 산업전략원");
    await page.getByLabel("운영 관리자 이름").fill("한첫째");
    await page.getByLabel("이메일 주소").fill("first@example.org");
    await page.getByLabel("새 비밀번호", { exact: true }).fill("우리 기관의 첫 열쇠");
    await page.getByLabel("새 비밀번호 한 번 더").fill("우리 기관의 다른 열쇠");
    await page.getByRole("button", { name: "만들고 들어가기" }).click();
    await expect(page.getByText("두 번 적은 비밀번호가 서로 다릅니다.")).toBeVisible();
    await page.getByLabel("새 비밀번호 한 번 더").fill("우리 기관의 첫 열쇠");
    await page.getByRole("button", { name: "만들고 들어가기" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "오늘 무엇을 해야 합니까?" })).toBeVisible();
    await page.getByRole("link", { name: "관리", exact: true }).click();
    await expect(page.getByRole("cell", { name: "first@example.org" })).toBeVisible();

    await page.goto(address);
    await expect(page.getByRole("heading", { name: "이미 첫 운영 관리자가 있습니다." })).toBeVisible();
    await expectSound(page, "the link, used");
  } finally {
    await ended(child);
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
