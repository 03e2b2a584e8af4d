import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type Secrets = { databasePassword: string; authSecret: string };

/** Secrets made on this machine at first start, readable by their owner only. */
export function readSecrets(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  const make = () => randomBytes(24).toString("base64url");
  const made = { databasePassword: make(), authSecret: make() };
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}
