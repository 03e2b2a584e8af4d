import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

// Prisma's schema engine as WebAssembly: the native one would have to be downloaded, which a closed network refuses.
// The engine keeps its own record in _prisma_migrations, so `prisma migrate` can take over where it is available.

type Engine = {
  diff: (input: unknown) => Promise<{ stdout: string }>;
  applyMigrations: (input: unknown) => Promise<{ appliedMigrationNames: string[] }>;
  markMigrationRolledBack: (input: { migrationName: string }) => Promise<unknown>;
};

const root = process.cwd();
const filters = { externalTables: [], externalEnums: [] };

type Bindings = {
  SchemaEngine: { new: (...words: unknown[]) => Promise<Engine> };
  __wbg_set_wasm: (e: unknown) => void;
};
let loaded: Promise<Bindings> | undefined;

/** Once a process: a second instance would overwrite the memory that the first one's callbacks point into. */
const loadBindings = () => {
  loaded ??= (async () => {
    const require = createRequire(import.meta.url);
    const bindings = (await import("@prisma/schema-engine-wasm/schema_engine_bg" as string)) as Bindings;
    const wasmPath = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
    const imports = { "./schema_engine_bg.js": bindings } as unknown as WebAssembly.Imports;
    const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), imports);
    bindings.__wbg_set_wasm(instance.exports);
    // The engine reports a panic through this global; without it the real message is lost.
    const registry = { set_message: (text: string) => console.error(text) };
    (globalThis as Record<string, unknown>).PRISMA_WASM_PANIC_REGISTRY = registry;
    (instance.exports.__wbindgen_start as () => void)();
    return bindings;
  })();
  return loaded;
};

async function loadEngine(url: string): Promise<Engine> {
  const bindings = await loadBindings();
  const datamodels = schemaFiles().map(({ path, content }) => [path, content]);
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  return bindings.SchemaEngine.new({ datamodels }, () => {}, factory);
}

export const schemaFiles = () =>
  readdirSync(join(root, "prisma/schema"))
    .sort()
    .map((name) => ({
      path: `prisma/schema/${name}`,
      content: readFileSync(join(root, "prisma/schema", name), "utf8"),
    }));

const migrationsList = () => ({
  baseDir: join(root, "prisma/migrations"),
  lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
  shadowDbInitScript: "",
  migrationDirectories: readdirSync(join(root, "prisma/migrations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok",
          value: readFileSync(join(root, "prisma/migrations", name, "migration.sql"), "utf8"),
        },
      },
    })),
});

/**
 * Bring the database at `url` to the newest migration. Each migration is one implicit transaction, so one that was cut
 * off has left nothing behind but its row in the record; that row is marked rolled back and the migration runs again.
 */
export async function applyMigrations(url: string): Promise<string[]> {
  const engine = await loadEngine(url);
  for (const migrationName of await unfinished(url)) await engine.markMigrationRolledBack({ migrationName });
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: migrationsList(),
    filters,
  });
  return appliedMigrationNames;
}

/**
 * SQL that takes the schema as the newest migration left it to the schema files. Each migration keeps that schema beside
 * its SQL (schema.json): the WebAssembly engine cannot read it back out of a database (it has no word for the catalog's
 * "char" type).
 */
export async function diffSchema(url: string): Promise<string> {
  const engine = await loadEngine(url);
  const to = { tag: "schemaDatamodel", files: schemaFiles() };
  const newest = migrationsList().migrationDirectories.at(-1)?.path;
  const kept = newest && join(root, "prisma/migrations", newest, "schema.json");
  const from = kept
    ? { tag: "schemaDatamodel", files: JSON.parse(readFileSync(kept, "utf8")) }
    : { tag: "empty" };
  const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters });
  return stdout;
}

async function unfinished(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const known = await client.query("SELECT to_regclass('_prisma_migrations') AS t");
    if (known.rows[0].t === null) return [];
    const { rows } = await client.query(
      "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL",
    );
    return rows.map((row) => row.migration_name as string);
  } finally {
    await client.end();
  }
}
