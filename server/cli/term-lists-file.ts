import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { badInput } from "@/server/cli/arguments";
import { pathOf } from "@/server/cli/files";
import { compiledLists, NO_LISTS, type TermLists } from "@/server/compute/topics/term-lists";
import { ComputeError, DomainError } from "@/server/domain/errors";

const term = z.string().trim().min(1).max(80);
const listsFile = z.strictObject({
  stopWords: z.array(term).default([]),
  synonyms: z.array(z.strictObject({ from: term, to: term })).default([]),
  protectedTerms: z.array(term).default([]),
});

/** The lists of a file; none without one. @throws DomainError NOT_FOUND | BAD_INPUT with file and place */
export async function termListsFile(path: string | undefined): Promise<TermLists> {
  if (path === undefined) return NO_LISTS;
  const name = basename(path);
  const text = await readFile(pathOf(path), "utf8").catch(() => {
    throw new DomainError("NOT_FOUND", `cannot open ${path}`, "file_not_found", { file: name });
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw badInput(`${name}: is no JSON (${(error as Error).message})`);
  }
  const checked = listsFile.safeParse(json);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw badInput(`${name}, ${issue!.path.join(".") || "at the top"}: ${issue!.message}`);
  }
  const { synonyms, ...lists } = checked.data;
  const found = { ...lists, synonyms: synonyms.map(({ from, to }) => [from, to] as const) };
  try {
    compiledLists(found);
  } catch (error) {
    throw error instanceof ComputeError
      ? badInput(`${name}: ${error.message.replace(/^BAD_OPTION: /, "")}`)
      : error;
  }
  return found;
}
