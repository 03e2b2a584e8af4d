import { expect, test } from "vitest";
import { exampleNetworks } from "@/server/features/published/examples-data";

test.each(exampleNetworks())("the page shows $id beside its print, equal to the printed digit", (example) => {
  const { printed, computed } = example;
  for (const id of ["a", "b", "c", "d"] as const)
    expect(computed[id]!.toFixed(1)).toBe(printed[id].toFixed(1));
});
