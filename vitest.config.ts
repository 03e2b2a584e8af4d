import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname };
const pure = (name: string) => ({
  resolve: { alias },
  // No test is timed: the limit only ends what hangs, on a slow machine too.
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: "node",
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

/** One project a suite. `features` runs on a real embedded PostgreSQL, a database of its own for each test file. */
export default defineConfig({
  resolve: { alias },
  test: {
    reporters: ["default"],
    projects: [
      pure("compute"),
      pure("domain"),
      pure("rules"),
      pure("published"),
      pure("warehouse"),
      pure("cli"),
      pure("report"),
      {
        resolve: { alias },
        test: { name: "architecture", include: ["test/*.test.ts"], environment: "node" },
      },
      {
        resolve: { alias },
        test: {
          name: "features",
          include: ["test/features/**/*.test.ts"],
          environment: "node",
          globalSetup: ["test/features/postgres-setup.ts"],
          hookTimeout: 120_000,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
