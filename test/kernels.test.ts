import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compiledPath, compiledText, kernelNames } from "@/scripts/kernels";

describe("what is committed of a kernel is what its source compiles to", () => {
  test.each(kernelNames())(
    "%s",
    async (name) => {
      expect(readFileSync(compiledPath(name), "utf8")).toBe(await compiledText(name));
    },
    120_000,
  );
});
