import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Read once per process: the tables are part of the code, they do not change while it runs. */
const cache = new Map<string, unknown>();
export function once<T>(key: string, make: () => T): T {
  if (!cache.has(key)) cache.set(key, make());
  return cache.get(key) as T;
}

/**
 * The rows of a table under prisma/reference, each as column -> text. Relative to the working directory, which is the
 * repository in the server, in the command line and in tests; STRATLAS_ROOT overrides it.
 *
 * @throws Error naming the file and the line when a row does not have the header's number of columns
 */
export function referenceRows(name: string): Record<string, string>[] {
  return once(`rows:${name}`, () => {
    const root = process.env.STRATLAS_ROOT ?? process.cwd();
    const file = join(/* turbopackIgnore: true */ root, "prisma", "reference", `${name}.tsv`);
    const [header, ...lines] = readFileSync(file, "utf8").replace(/\n$/, "").split("\n");
    const columns = header!.split("\t");
    return lines.map((line, index) => {
      const cells = line.split("\t");
      if (cells.length !== columns.length)
        throw new Error(
          `${file}, line ${index + 2}: ${cells.length} columns instead of ${columns.length}; restore the file`,
        );
      return Object.fromEntries(columns.map((column, at) => [column, cells[at]!]));
    });
  });
}
