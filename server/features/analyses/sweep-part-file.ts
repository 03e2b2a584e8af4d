import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hashOf } from "@/server/features/atlas/canonical-json";
import type { RegionView } from "@/server/features/atlas/schema";
import type { SweepPart } from "./sweep-table";

/*
 * What a sweep has finished, kept until the whole is written: a file for each region and year, in a folder that is of
 * one data set, one code version and the same parameters. A run that was cut off goes on from there.
 */

/** Name of a folder of parts; everything that decides a figure is in `of`. */
export const partsFolderName = (of: unknown): string => hashOf(of).slice(0, 24);

type Key = { region: RegionView; year: number };
const partName = ({ region, year }: Key) => `part-${hashOf(region.codes).slice(0, 12)}-${year}.json`;

/** A finished part, or null when there is none of `items` items. */
export async function readPart(folder: string, key: Key, items: number): Promise<SweepPart | null> {
  const text = await readFile(join(folder, partName(key)), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  });
  const part = text === null ? null : (JSON.parse(text) as SweepPart);
  return part?.nodes.length === items ? part : null;
}

/** Whole or not at all: written beside its place, then renamed. */
export async function writePart(folder: string, key: Key, part: SweepPart): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, partName(key));
  await writeFile(`${path}.tmp`, JSON.stringify(part), { flush: true });
  await rename(`${path}.tmp`, path);
}
