import { expect, test } from "vitest";
import { extractedTerms, TERM_OPTIONS } from "@/server/compute/topics/terms";
import { vocabulary } from "@/server/compute/topics/tf-idf";

const FIELDS = ["연료전지 촉매층", "연료전지 분리판", "연료전지 전해질막", "연료전지 기체확산층"];
const documents = [
  ...FIELDS.flatMap((title) => [1, 2].map(() => ({ title, abstract: "" }))),
  { title: "희귀금속 회수", abstract: "" },
];
const limits = { minDocuments: 2, maxShare: 0.5, maxTerms: 3 };
const used = (protectedTerms: string[]) => {
  const lists = { ...TERM_OPTIONS.lists, protectedTerms };
  return vocabulary(extractedTerms(documents, null, { ...TERM_OPTIONS, lists }), limits).labels;
};

test("a protected term stays in the vocabulary however rare or common it is, and takes no other's place", () => {
  const bare = used([]);
  expect(bare).toHaveLength(3);
  expect(bare).not.toContain("희귀금속");
  const kept = used(["희귀금속", "어디에도없는말"]);
  expect(kept).toContain("희귀금속");
  expect(kept.filter((term) => term !== "희귀금속")).toEqual(bare);
  // in eight of nine documents
  expect(used(["연료전지"])).toContain("연료전지");
});
