// npm run migration -- NAME: writes prisma/migrations/<number>_<name>/migration.sql from the difference between the
// migrations so far and prisma/schema, on a throw-away database.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster } from "./embedded-postgres";
import { diffSchema, schemaFiles } from "./migrations";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("usage: npm run migration -- name_in_lower_case");
  process.exit(2);
}
const dir = mkdtempSync(join(tmpdir(), "stratlas-migration-"));
const cluster = await startCluster(join(dir, "pg"), "migration");
try {
  const url = cluster.url("postgres");
  const done = readdirSync("prisma/migrations");
  const sql = await diffSchema(url);
  if (!sql.trim() || sql.includes("This is an empty migration")) console.error("nothing to migrate");
  else {
    const folder = join("prisma/migrations", `${String(done.length + 1).padStart(4, "0")}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "migration.sql"), sql);
    writeFileSync(join(folder, "schema.json"), JSON.stringify(schemaFiles(), null, 1));
    console.error(`wrote ${folder}/migration.sql`);
  }
} catch (cause) {
  console.error(cause);
  process.exitCode = 1;
} finally {
  await cluster.stop();
  rmSync(dir, { recursive: true, force: true });
  process.exit(process.exitCode ?? 0);
}
