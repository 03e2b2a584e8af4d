import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { db } from "@/server/db";
import { hasAnyUser } from "@/server/features/accounts/data";
import { hashPassword } from "@/server/features/accounts/password";
import { hashToken } from "@/server/features/accounts/service";
import { SAMPLE_ACCOUNTS } from "./samples/accounts";
import { loadSamples } from "./samples/load-samples";

type Options = { samples: boolean; dataDir: string; say: (line: string) => void };
type Lines = (address: string) => string[];

/**
 * Somebody must be able to sign in. With the embedded database on loopback: sample accounts with passwords made on this
 * machine, and the sample projects. Otherwise: sample accounts are shut, and while there is no administrator a one-time
 * token is printed.
 */
export async function prepareAccounts({ samples, dataDir, say }: Options): Promise<Lines> {
  const shut = { isSample: true };
  if (!samples) {
    await db().userSession.updateMany({
      where: { user: shut, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    await db().user.updateMany({ where: { ...shut, disabledAt: null }, data: { disabledAt: new Date() } });
    if (await db().user.findFirst({ where: { isSample: false } })) return () => [];
    const token = randomBytes(24).toString("base64url");
    await db().setupToken.deleteMany({ where: { usedAt: null } });
    await db().setupToken.create({ data: { tokenHash: hashToken(token) } });
    return (address) => [
      "No administrator yet. Make the first one here (the link works once):",
      `${address}/set-up?token=${token}`,
    ];
  }
  const passwords = readPasswords(dataDir);
  if (await hasAnyUser(db())) {
    await db().user.updateMany({ where: shut, data: { disabledAt: null } });
  } else {
    await makeAccounts(passwords);
  }
  await loadSamples({ db: db(), now: () => new Date(), say });
  const width = Math.max(...SAMPLE_ACCOUNTS.map((account) => account.email.length));
  return () => [
    "Sample accounts (this machine only; the passwords were made here):",
    ...SAMPLE_ACCOUNTS.map(
      ({ key, email, label }) => `  ${email.padEnd(width)}  ${passwords[key]}  ${label}`,
    ),
  ];
}

function readPasswords(dataDir: string): Record<string, string> {
  const file = join(dataDir, "sample-passwords.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  const made = Object.fromEntries(
    SAMPLE_ACCOUNTS.map(({ key }) => [key, randomBytes(9).toString("base64url")]),
  );
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}

async function makeAccounts(passwords: Record<string, string>) {
  const org = await db().organisation.create({ data: { name: "표본 기관 (예시)" } });
  for (const { key, email, name, role } of SAMPLE_ACCOUNTS) {
    const passwordHash = await hashPassword(passwords[key]!);
    const memberships = { create: { orgId: org.id, role } };
    await db().user.create({ data: { email, name, passwordHash, isSample: true, memberships } });
  }
}
