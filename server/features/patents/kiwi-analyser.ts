import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { NounAnalyser } from "@/server/compute/topics/noun-parts";
import { DomainError } from "@/server/domain/errors";

/** What is used of kiwi-nlp 0.23, which is no dependency of the product (LGPL, and its model has some 100 MB). */
type KiwiModule = {
  KiwiBuilder: {
    create: (wasm: string) => Promise<{
      build: (options: {
        modelFiles: Record<string, Uint8Array>;
        modelType: "cong" | "knlm" | "sbg";
      }) => Promise<{ tokenize: (text: string) => { str: string; tag: string }[] }>;
    }>;
  };
};

const MODEL_FILE = /\.(mdl|dict|morph)$|^combiningRule\.txt$/;

/**
 * The analyser Kiwi (Lee 2024, doi 10.23287/KJDH.2024.1.1.6) for who has installed the package kiwi-nlp and has a folder with its model: slower
 * and larger than the built-in one. Tags are of the same Sejong set; marks after a hyphen (VV-I) are cut off.
 *
 * Errors  BAD_INPUT with reason KIWI_UNAVAILABLE when the package or a file of the model is missing.
 */
export async function loadKiwiAnalyser(folder: string): Promise<NounAnalyser> {
  const unavailable = (cause: unknown) =>
    new DomainError(
      "BAD_INPUT",
      `Kiwi cannot be loaded with the model in ${folder}: ${cause instanceof Error ? cause.message : cause}`,
      "KIWI_UNAVAILABLE",
      { folder },
    );
  try {
    const require = createRequire(join(process.cwd(), "package.json"));
    const entry = require.resolve("kiwi-nlp");
    const { KiwiBuilder } = (await import(/* webpackIgnore: true */ pathToFileURL(entry).href)) as KiwiModule;
    const names = (await readdir(folder)).filter((name) => MODEL_FILE.test(name));
    const modelFiles = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
    );
    const modelType = "cong.mdl" in modelFiles ? "cong" : "skipbigram.mdl" in modelFiles ? "sbg" : "knlm";
    const builder = await KiwiBuilder.create(join(entry, "..", "kiwi-wasm.wasm"));
    const kiwi = await builder.build({ modelFiles, modelType });
    return (form) => kiwi.tokenize(form).map(({ str, tag }) => ({ text: str, pos: tag.replace(/-.*$/, "") }));
  } catch (cause) {
    throw unavailable(cause);
  }
}
