/** `npx tsx scripts/synthetic.ts --out DIR [...]`: the `synth` verb of the atlas command under its own name. */
import { parsedOptions } from "@/server/cli/arguments";
import { synthVerb } from "@/server/cli/synth-verb";

await synthVerb.run(parsedOptions(process.argv.slice(2), synthVerb.options));
