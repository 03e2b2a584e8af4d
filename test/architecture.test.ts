import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const SKIP = new Set(["node_modules", ".next", ".data", ".git", "generated", "migrations", "test-results"]);

function* sources(dir: string): Generator<string> {
  for (const entry of readdirSync(join(root, dir), { withFileTypes: true })) {
    if (SKIP.has(entry.name) || entry.name.startsWith("zz-")) continue;
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(ts|tsx|mjs)$/.test(entry.name)) yield path;
  }
}

const IMPORT = /(?:from|import)\s*\(?\s*["']([^"']+)["']/g;

/** What a file imports of ours, as paths from the root, and what else it imports, by package name. */
function importsOf(file: string, { types = true } = {}): { ours: string[]; packages: string[] } {
  const whole = readFileSync(join(root, file), "utf8");
  const text = types ? whole : whole.replace(/import type [^;]*;/g, "");
  const words = [...text.matchAll(IMPORT)].map((match) => match[1]!);
  const ours = words.flatMap((word) => {
    if (word.startsWith("@/")) return [word.slice(2)];
    if (word.startsWith(".")) return [relative(root, resolve(root, dirname(file), word))];
    return [];
  });
  return { ours, packages: words.filter((word) => !word.startsWith(".") && !word.startsWith("@/")) };
}

/** Who may know whom: the first prefix that fits the file decides. Anything of ours that is not listed is refused. */
const ARROWS: [from: string, to: string[]][] = [
  ["server/domain/", ["server/domain/"]],
  ["server/compute/", ["server/compute/", "server/domain/"]],
  ["server/warehouse/", ["server/warehouse/", "server/domain/", "server/compute/"]],
  ["server/report/", ["server/report/", "server/domain/"]],
  ["rules/", ["rules/"]],
  [
    "server/features/",
    [
      "server/features/",
      "server/compute/",
      "server/warehouse/",
      "server/domain/",
      "server/report/",
      "rules/",
      "server/db",
      "server/data-dir",
      "prisma/generated/",
    ],
  ],
  [
    "server/jobs/",
    [
      "server/jobs/",
      "server/features/",
      "server/warehouse/",
      "server/domain/",
      "server/compute/",
      "server/db",
      "server/data-dir",
      "prisma/generated/",
      "messages/",
    ],
  ],
  ["server/api/", ["server/api/", "server/features/", "server/domain/", "server/db", "rules/"]],
  [
    "server/cli/",
    [
      "server/cli/",
      "server/features/",
      "server/warehouse/",
      "server/compute/",
      "server/report/",
      "server/domain/",
      "rules/",
    ],
  ],
  ["server/", ["server/"]],
  ["app/_trpc/", ["server/api/", "server/auth", "server/db", "app/_trpc/"]],
  ["app/api/", ["server/", "app/_trpc/", "app/api/"]],
];

describe("the arrows of the architecture", () => {
  for (const [from, to] of ARROWS.filter(([prefix]) => prefix !== "server/")) {
    test(`${from} knows only ${to.join(", ")}`, () => {
      const wrong = [...sources(from)].flatMap((file) =>
        importsOf(file)
          .ours.filter((target) => !to.some((prefix) => target.startsWith(prefix)))
          .map((target) => `${file} imports ${target}`),
      );
      expect(wrong).toEqual([]);
    });
  }

  test("screens reach the server only through app/_trpc, and otherwise know its schemas, vocabulary and types", () => {
    // The last three are the import's own vocabulary: forms, column roles, units and their names. They import nothing else.
    const allowed = ["app/", "i18n/", "messages/", "server/domain/", "server/api/root", "rules/"].concat(
      "server/warehouse/dataset",
      "server/warehouse/units",
      "server/warehouse/amount-unit",
    );
    const wrong = [...sources("app")]
      .filter((file) => !file.startsWith("app/_trpc/") && !file.startsWith("app/api/"))
      .flatMap((file) =>
        importsOf(file, { types: false })
          .ours.filter(
            (target) =>
              !allowed.some((prefix) => target.startsWith(prefix)) &&
              !/^server\/features\/[^/]+\/schema$/.test(target),
          )
          .map((target) => `${file} imports ${target}`),
      )
      .filter((line) => !line.endsWith("server/auth"));
    expect(wrong).toEqual([]);
  });

  test("compute has no files, no database, no clock and no random source", () => {
    const banned = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.env\b/;
    const wrong = [...sources("server/compute")].filter((file) => {
      const { packages } = importsOf(file);
      const code = readFileSync(join(root, file), "utf8");
      return (
        banned.test(code) ||
        packages.some((name) => name.startsWith("node:") || /prisma|duckdb|next/.test(name))
      );
    });
    expect(wrong).toEqual([]);
  });

  test("only features' data and services, the jobs and the set-up know the database client's models", () => {
    const wrong = [...sources("app"), ...sources("server/api")].filter((file) =>
      /\bprisma\/generated\b/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(wrong).toEqual([]);
  });

  test("no room without a name of its own", () => {
    const files = ["app", "server", "rules", "scripts", "test"].flatMap((dir) => [...sources(dir)]);
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|misc|common|index)\.tsx?$/.test(file))).toEqual([]);
  });
});

test("the migrations lead to the schema as it stands", () => {
  const read = (dir: string) =>
    readdirSync(join(root, dir))
      .sort()
      .map((name) => ({ path: `${dir}/${name}`, content: readFileSync(join(root, dir, name), "utf8") }));
  const newest = readdirSync(join(root, "prisma/migrations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .at(-1)!;
  const kept = JSON.parse(readFileSync(join(root, "prisma/migrations", newest, "schema.json"), "utf8"));
  // Fails after a change of prisma/schema without `npm run migration -- name`.
  expect(kept).toEqual(read("prisma/schema"));
});
