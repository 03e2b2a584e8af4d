import { expect, test } from "vitest";
import { LINK_RULES } from "@/server/compute/network/links";
import type { Flows } from "@/server/domain/flows";
import { optionDefaults } from "@/server/features/analyses/fields";
import { whatif } from "@/server/features/analyses/kinds/what-if";
import { ANALYSES } from "@/server/features/analyses/schema";

const FLOWS: Flows = {
  industries: ["1", "2", "3", "4", "5"],
  seller: Int32Array.of(0, 1, 2, 3, 4),
  buyer: Int32Array.of(1, 2, 3, 4, 0),
  amount: BigInt64Array.of(5n, 4n, 3n, 2n, 1n),
  count: Float64Array.of(1, 1, 1, 1, 1),
};

const asked = (report: (progress: number) => Promise<void>) =>
  whatif({
    kind: "whatif",
    base: {
      ...{
        years: [2020],
        beside: [],
        scope: "either",
        rule: LINK_RULES.related,
        radius: 1,
        direction: "both",
      },
      region: { key: "nation", label: "전국", codes: [] },
    },
    subjects: [],
    options: {
      ...optionDefaults(ANALYSES.whatif.fields),
      policy: "top_assortative",
      policyRuns: 4,
      share: 0.2,
    },
    seed: 1,
    source: { store: null as never, flows: async () => FLOWS },
    report,
  });

test("a what-if says how far it is before every draw, of the policy and of the links put anywhere", async () => {
  const said: number[] = [];
  await asked(async (progress) => {
    said.push(progress);
  });
  expect(said).toEqual([0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875]);
});

test("a stop that was asked for ends it before the next draw", async () => {
  const said: number[] = [];
  const stopped = asked(async (progress) => {
    said.push(progress);
    if (said.length === 3) throw new Error("stopped");
  });
  await expect(stopped).rejects.toThrow("stopped");
  expect(said).toHaveLength(3);
});
