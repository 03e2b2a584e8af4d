import { DomainError } from "./errors";

export const RECOMMENDATION_STATUSES = ["DRAFT", "PROPOSED", "ACCEPTED", "REJECTED"] as const;
export type RecommendationStatus = (typeof RECOMMENDATION_STATUSES)[number];
export const RECOMMENDATION_ACTS = ["propose", "recall", "accept", "reject"] as const;
export type RecommendationAct = (typeof RECOMMENDATION_ACTS)[number];

/** Accepted and rejected are final: what changes afterwards is a new recommendation of a new run. */
const NEXT: Record<RecommendationStatus, Partial<Record<RecommendationAct, RecommendationStatus>>> = {
  DRAFT: { propose: "PROPOSED" },
  PROPOSED: { recall: "DRAFT", accept: "ACCEPTED", reject: "REJECTED" },
  ACCEPTED: {},
  REJECTED: {},
};

export type RecommendationState = {
  status: RecommendationStatus;
  /** A rule that could not decide gives nothing to propose. */
  outcome: string;
  proposedById: string | null;
};

/**
 * The status after an act, or the refusal of it.
 *
 * Two persons: nobody accepts or rejects what they proposed, and only they may recall it. A rejection says why.
 * @throws DomainError ILLEGAL_TRANSITION | SELF_APPROVAL | FORBIDDEN (somebody else's proposal) | BAD_INPUT (no reason)
 */
export function recommendationAfter(
  { status, outcome, proposedById }: RecommendationState,
  act: RecommendationAct,
  by: { actorId: string; reason?: string | undefined },
): RecommendationStatus {
  const next = NEXT[status][act];
  if (!next)
    throw new DomainError("ILLEGAL_TRANSITION", `${act} of a ${status} recommendation`, "illegalTransition", {
      status,
      act,
    });
  if (act === "propose" && outcome !== "fires")
    throw new DomainError("ILLEGAL_TRANSITION", "an undetermined outcome proposes nothing", "undetermined");
  if (act === "recall" && by.actorId !== proposedById)
    throw new DomainError("FORBIDDEN", "only the proposer may recall", "notYourProposal");
  if ((act === "accept" || act === "reject") && by.actorId === proposedById)
    throw new DomainError("SELF_APPROVAL", "nobody decides on their own proposal", "selfApproval");
  if (act === "reject" && !by.reason?.trim())
    throw new DomainError("BAD_INPUT", "a rejection needs a reason", "reasonRequired");
  return next;
}

/** What this person may do now; the same predicate as the service's, for buttons. */
export const recommendationActs = (state: RecommendationState, actorId: string): RecommendationAct[] =>
  RECOMMENDATION_ACTS.filter((act) => {
    try {
      recommendationAfter(state, act, { actorId, reason: "-" });
      return true;
    } catch {
      return false;
    }
  });
