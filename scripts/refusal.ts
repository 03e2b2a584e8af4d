/** An end that a person can read: one line, no stack. */
export class Refusal extends Error {}
