import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { badInput } from "@/server/cli/arguments";
import { pathOf } from "@/server/cli/files";
import { DomainError } from "@/server/domain/errors";

/** What `atlas topics` writes. */
export const TOPIC_FILES = {
  topics: "topics.csv",
  terms: "terms.csv",
  documents: "documents.csv",
  documentsParquet: "documents.parquet",
  years: "years.csv",
  cube: "cube.csv",
  industries: "industries.csv",
  rejects: "rejects.csv",
  coherence: "coherence.json",
  meta: "meta.json",
} as const;
/** `kind` of meta.json. */
export const TOPICS_KIND = "stratlas.topics";

/** The folder of topics that a text names. @throws DomainError NOT_FOUND | BAD_INPUT when it holds no topics */
export async function topicsFolder(text: string): Promise<{ dir: string; meta: Record<string, unknown> }> {
  const dir = pathOf(text);
  const entries = await readdir(dir).catch(() => {
    throw new DomainError("NOT_FOUND", `cannot open the folder ${text}`, "file_not_found", { file: text });
  });
  const meta = entries.includes(TOPIC_FILES.meta) ? await metaOf(dir) : null;
  if (!meta) throw badInput(`--topics ${text}: holds no topics; expected a folder that atlas topics wrote`);
  return { dir, meta };
}

async function metaOf(dir: string): Promise<Record<string, unknown> | null> {
  const text = await readFile(join(dir, TOPIC_FILES.meta), "utf8").catch(() => "");
  try {
    const meta = JSON.parse(text) as Record<string, unknown>;
    return meta.kind === TOPICS_KIND ? meta : null;
  } catch {
    return null;
  }
}

/**
 * Writes into a folder beside `text`, which then takes its name: DIR is there whole or not at all. What DIR holds may be nothing,
 * or topics of before, which are replaced.
 *
 * @throws DomainError BAD_INPUT, before anything is done, when DIR holds something else
 */
export async function writtenBeside<T>(text: string, write: (draft: string) => Promise<T>): Promise<T> {
  const dir = pathOf(text);
  await checkTarget(text, dir);
  const draft = `${dir}.tmp-${process.pid}`;
  const aside = `${dir}.old-${process.pid}`;
  try {
    await mkdir(draft);
    const result = await write(draft);
    // Somebody may have put something there meanwhile.
    const held = await checkTarget(text, dir);
    if (held === "nothing") await rmdir(dir);
    if (held === "topics") await rename(dir, aside);
    await rename(draft, dir).catch(async (error: unknown) => {
      if (held === "topics") await rename(aside, dir);
      throw error;
    });
    await rm(aside, { recursive: true, force: true });
    return result;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function checkTarget(text: string, dir: string): Promise<"absent" | "nothing" | "topics"> {
  const there = await stat(dir).catch(() => null);
  if (!there) {
    if (!(await stat(dirname(dir)).catch(() => null))?.isDirectory())
      throw badInput(`--out ${text}: there is no folder ${dirname(dir)}`);
    return "absent";
  }
  if (!there.isDirectory()) throw badInput(`--out ${text}: is a file; expected a folder`);
  const entries = await readdir(dir);
  if (entries.length === 0) return "nothing";
  const ours = new Set<string>(Object.values(TOPIC_FILES));
  const other = entries.sort().find((name) => !ours.has(name));
  if (other !== undefined || !(await metaOf(dir)))
    throw badInput(
      `--out ${text}: holds ${other ?? entries[0]}, which atlas topics did not write; name another folder`,
    );
  return "topics";
}
