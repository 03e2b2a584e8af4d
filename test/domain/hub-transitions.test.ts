import { describe, expect, test } from "vitest";
import {
  PROPOSAL_ACTS,
  PROPOSAL_STATUSES,
  proposalActs,
  proposalAfter,
} from "@/server/domain/hub-transitions";

const outcome = (run: () => string) => {
  try {
    return run();
  } catch (cause) {
    return (cause as { code: string }).code;
  }
};

const BY_ANOTHER = { approve: "APPROVED", return: "RETURNED", withdraw: "FORBIDDEN" };
const BY_THE_PROPOSER = { approve: "SELF_APPROVAL", return: "SELF_APPROVAL", withdraw: "WITHDRAWN" };
const cases = PROPOSAL_STATUSES.flatMap((status) => PROPOSAL_ACTS.map((act) => [status, act] as const));

describe.each([
  ["another person", "other", BY_ANOTHER],
  ["the proposer", "proposer", BY_THE_PROPOSER],
])("by %s", (_, actorId, table) => {
  test.each(cases)("%s, %s", (status, act) => {
    const state = { status, proposedById: "proposer" };
    const after = outcome(() => proposalAfter(state, act, { actorId, reason: "자료 보완" }));
    expect(after).toBe(status === "SUBMITTED" ? table[act] : "ILLEGAL_TRANSITION");
    expect(proposalActs(state, actorId).includes(act)).toBe(
      status === "SUBMITTED" && ["APPROVED", "RETURNED", "WITHDRAWN"].includes(table[act]),
    );
  });
});

test("what is outdated can be returned or withdrawn, not approved", () => {
  const state = { status: "SUBMITTED", proposedById: "proposer", outdated: true } as const;
  expect(proposalActs(state, "other")).toEqual(["return"]);
  expect(proposalActs(state, "proposer")).toEqual(["withdraw"]);
});

test("a return says why", () => {
  const state = { status: "SUBMITTED", proposedById: "proposer" } as const;
  expect(outcome(() => proposalAfter(state, "return", { actorId: "other", reason: " " }))).toBe("BAD_INPUT");
});
