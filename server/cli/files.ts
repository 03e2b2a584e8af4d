import { resolve } from "node:path";

/** A path as the caller means it: npm starts scripts in the repository and keeps the caller's folder in INIT_CWD. */
export const pathOf = (text: string): string =>
  resolve(process.env.npm_lifecycle_event === "atlas" ? (process.env.INIT_CWD ?? ".") : ".", text);
