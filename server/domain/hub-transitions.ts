import { DomainError } from "./errors";

export const PROPOSAL_STATUSES = ["SUBMITTED", "APPROVED", "RETURNED", "WITHDRAWN"] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];
export const PROPOSAL_ACTS = ["approve", "return", "withdraw"] as const;
export type ProposalAct = (typeof PROPOSAL_ACTS)[number];

/** Only a submitted proposal moves. What is approved is locked; another selection is another proposal. */
const NEXT: Record<ProposalStatus, Partial<Record<ProposalAct, ProposalStatus>>> = {
  SUBMITTED: { approve: "APPROVED", return: "RETURNED", withdraw: "WITHDRAWN" },
  APPROVED: {},
  RETURNED: {},
  WITHDRAWN: {},
};

export type ProposalState = {
  status: ProposalStatus;
  proposedById: string;
  /** Its data, parameters, rules, definitions or code have changed since: it can be returned, not approved. */
  outdated?: boolean;
};

/**
 * The status after an act, or the refusal of it.
 *
 * Two persons: nobody approves or returns their own proposal, and only the proposer withdraws it. A return says why.
 * @throws DomainError ILLEGAL_TRANSITION | SELF_APPROVAL | FORBIDDEN (somebody else's) | BAD_INPUT | CONFLICT (outdated)
 */
export function proposalAfter(
  { status, proposedById, outdated }: ProposalState,
  act: ProposalAct,
  by: { actorId: string; reason?: string | undefined },
): ProposalStatus {
  const next = NEXT[status][act];
  if (!next)
    throw new DomainError("ILLEGAL_TRANSITION", `${act} of a ${status} proposal`, "illegalTransition", {
      status,
      act,
    });
  if (act === "withdraw" && by.actorId !== proposedById)
    throw new DomainError("FORBIDDEN", "only the proposer may withdraw", "notYourProposal");
  if (act !== "withdraw" && by.actorId === proposedById)
    throw new DomainError("SELF_APPROVAL", "nobody decides on their own proposal", "selfApproval");
  if (act === "return" && !by.reason?.trim())
    throw new DomainError("BAD_INPUT", "a return needs a reason", "reasonRequired");
  if (act === "approve" && outdated)
    throw new DomainError("CONFLICT", "what it rests on has changed since", "proposalOutdated");
  return next;
}

/** What this person may do now; the same predicate as the service's, for buttons. */
export const proposalActs = (state: ProposalState, actorId: string): ProposalAct[] =>
  PROPOSAL_ACTS.filter((act) => {
    try {
      proposalAfter(state, act, { actorId, reason: "-" });
      return true;
    } catch {
      return false;
    }
  });
