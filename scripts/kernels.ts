import { readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import asc from "assemblyscript/asc";

const folder = resolve(import.meta.dirname, "../server/compute/kernels");

export const kernelNames = () =>
  readdirSync(join(folder, "assembly"))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => basename(file, ".ts"))
    .sort();

export const compiledPath = (name: string) => join(folder, `${name}-wasm.ts`);

/** What `<name>-wasm.ts` holds: the kernel's WebAssembly as base64. The same source and compiler give the same text. */
export async function compiledText(name: string): Promise<string> {
  let binary: Uint8Array | null = null;
  const outcome = await asc.main(
    [
      `${name}.ts`,
      ...["--baseDir", join(folder, "assembly"), "--outFile", "kernel.wasm"],
      ...["--optimizeLevel", "3", "--shrinkLevel", "0", "--noAssert", "--runtime", "stub"],
      ...["--enable", "simd", "--importMemory", "--use", "abort="],
    ],
    {
      writeFile: (file, contents) => {
        if (file === "kernel.wasm") binary = contents as Uint8Array;
      },
    },
  );
  if (outcome.error || !binary) throw new Error(`${name}.ts: ${outcome.stderr.toString()}`);
  const lines = Buffer.from(binary)
    .toString("base64")
    .match(/.{1,100}/g)!;
  const constant = `${name.replaceAll("-", "_").toUpperCase()}_WASM`;
  return [
    `/** Compiled from assembly/${name}.ts by \`npm run kernels\`. */`,
    `export const ${constant} = [`,
    ...lines.map((line) => `  "${line}",`),
    `].join("");`,
    "",
  ].join("\n");
}
