import { defineConfig } from "prisma/config";

// Prisma's CLI wants the path of a schema engine that `generate` and `validate` never run; its download is refused on a
// closed network, so any existing file serves. Migrations run through the WebAssembly build (scripts/migrations.ts).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema" });
