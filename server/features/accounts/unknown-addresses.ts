import { LOCK_MINUTES, MAX_FAILED_ATTEMPTS } from "./schema";

/** More addresses than anybody mistypes; beyond it the one tried first is forgotten. */
const MOST = 10_000;

const tries = new Map<string, { failed: number; lockedUntil: Date | null }>();

/**
 * Counts tries of addresses that have no account just as those of accounts are counted, so that being shut out does not
 * tell which addresses exist. In memory: nothing here is worth keeping over a restart.
 *
 * @returns until when the address is shut, or null; `shut` where it had been before this try
 */
export function countUnknown(email: string, at: Date): { shut: boolean; lockedUntil: Date | null } {
  const known = tries.get(email);
  if (known?.lockedUntil && known.lockedUntil > at) return { shut: true, lockedUntil: known.lockedUntil };
  const failed = (known?.failed ?? 0) + 1;
  const full = failed >= MAX_FAILED_ATTEMPTS;
  const lockedUntil = full ? new Date(at.getTime() + LOCK_MINUTES * 60_000) : null;
  tries.delete(email);
  tries.set(email, { failed: full ? 0 : failed, lockedUntil });
  if (tries.size > MOST) tries.delete(tries.keys().next().value!);
  return { shut: false, lockedUntil };
}
