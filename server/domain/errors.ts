/** What can go wrong in the product's own terms. The transport maps each code once (server/api/trpc.ts). */
export const DOMAIN_ERROR_CODES = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "BAD_INPUT",
  "CONFLICT",
  "STALE_VERSION",
  "ILLEGAL_TRANSITION",
  "SELF_APPROVAL",
  "LOCKED_OUT",
  "CANCELLED",
] as const;
export type DomainErrorCode = (typeof DOMAIN_ERROR_CODES)[number];

/**
 * A refusal that a person can act on. `message` is for logs and developers, in English; the screen translates
 * `reason` (a key under messages/*.json `errors.*`) with `params`.
 */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly reason: string;
  readonly params: Record<string, string | number>;
  constructor(
    code: DomainErrorCode,
    message: string,
    reason: string = code,
    params: Record<string, string | number> = {},
  ) {
    super(message);
    this.name = "DomainError";
    this.code = code;
    this.reason = reason;
    this.params = params;
  }
}

/** A pure function was given something outside its domain: a bug or bad data upstream, never a user's choice. */
export class ComputeError extends Error {
  readonly code: "BAD_SHAPE" | "BAD_WEIGHT" | "BAD_OPTION";
  constructor(code: ComputeError["code"], message: string) {
    super(`${code}: ${message}`);
    this.name = "ComputeError";
    this.code = code;
  }
}
