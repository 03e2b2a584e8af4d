import { writeFileSync } from "node:fs";
import { compiledPath, compiledText, kernelNames } from "./kernels";

const wanted = process.argv.slice(2);
for (const name of kernelNames()) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  writeFileSync(compiledPath(name), await compiledText(name));
  process.stdout.write(`${name}\n`);
}
