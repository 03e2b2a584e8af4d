import { describe, expect, test } from "vitest";
import {
  RECOMMENDATION_ACTS,
  RECOMMENDATION_STATUSES,
  recommendationActs,
  recommendationAfter,
} from "@/server/domain/recommendation-transitions";

/** status x act -> what happens when another person than the proposer does it, with a reason. */
const BY_ANOTHER: Record<string, string> = {
  "DRAFT propose": "PROPOSED",
  "DRAFT recall": "ILLEGAL_TRANSITION",
  "DRAFT accept": "ILLEGAL_TRANSITION",
  "DRAFT reject": "ILLEGAL_TRANSITION",
  "PROPOSED propose": "ILLEGAL_TRANSITION",
  "PROPOSED recall": "FORBIDDEN",
  "PROPOSED accept": "ACCEPTED",
  "PROPOSED reject": "REJECTED",
  "ACCEPTED propose": "ILLEGAL_TRANSITION",
  "ACCEPTED recall": "ILLEGAL_TRANSITION",
  "ACCEPTED accept": "ILLEGAL_TRANSITION",
  "ACCEPTED reject": "ILLEGAL_TRANSITION",
  "REJECTED propose": "ILLEGAL_TRANSITION",
  "REJECTED recall": "ILLEGAL_TRANSITION",
  "REJECTED accept": "ILLEGAL_TRANSITION",
  "REJECTED reject": "ILLEGAL_TRANSITION",
};
const BY_THE_PROPOSER: Record<string, string> = {
  ...BY_ANOTHER,
  "PROPOSED recall": "DRAFT",
  "PROPOSED accept": "SELF_APPROVAL",
  "PROPOSED reject": "SELF_APPROVAL",
};

const outcome = (run: () => string) => {
  try {
    return run();
  } catch (cause) {
    return (cause as { code: string }).code;
  }
};
const cases = RECOMMENDATION_STATUSES.flatMap((status) =>
  RECOMMENDATION_ACTS.map((act) => [status, act] as const),
);

describe.each([
  ["another person", "other", BY_ANOTHER],
  ["the proposer", "proposer", BY_THE_PROPOSER],
])("by %s", (_, actorId, table) => {
  test.each(cases)("%s, %s", (status, act) => {
    const state = { status, outcome: "fires", proposedById: "proposer" };
    const after = outcome(() => recommendationAfter(state, act, { actorId, reason: "근거 부족" }));
    expect(after).toBe(table[`${status} ${act}`]);
    expect(recommendationActs(state, actorId).includes(act)).toBe(/^[A-Z]+ED$|^DRAFT$/.test(after));
  });
});

test("a rejection without a reason, or with blanks for one, is refused; an acceptance needs none", () => {
  const state = { status: "PROPOSED", outcome: "fires", proposedById: "proposer" } as const;
  expect(outcome(() => recommendationAfter(state, "reject", { actorId: "other", reason: "  " }))).toBe(
    "BAD_INPUT",
  );
  expect(outcome(() => recommendationAfter(state, "accept", { actorId: "other" }))).toBe("ACCEPTED");
});

test("what the rules left undetermined cannot be proposed", () => {
  const state = { status: "DRAFT", outcome: "undetermined", proposedById: null } as const;
  expect(outcome(() => recommendationAfter(state, "propose", { actorId: "other" }))).toBe(
    "ILLEGAL_TRANSITION",
  );
});
