import { hash, verify } from "@node-rs/argon2";

// argon2id (the library's default variant) with OWASP's second recommended setting: 19 MiB, 2 passes, 1 lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

let decoy: Promise<string> | undefined;

/**
 * Does the password fit? Without a hash (no such account) the same work is done against a decoy, so that the time the
 * answer takes does not tell whether an account exists.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  if (stored === null) {
    decoy ??= hashPassword("no account has this password");
    await verify(await decoy, password);
    return false;
  }
  return verify(stored, password);
}
