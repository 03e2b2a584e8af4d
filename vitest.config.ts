import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname };
const pure = (name: string) => ({
  resolve: { alias },
  test: { name, include: [`test/${name}/**/*.test.ts`], environment: "node" },
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
          hookTimeout: 60_000,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
