import { z } from "zod";

export const MIN_PASSWORD_LENGTH = 10;
export const MAX_FAILED_ATTEMPTS = 5;
export const LOCK_MINUTES = 15;
export const SESSION_HOURS = 12;
/** How exactly 'last used' of a session is known. */
export const SEEN_MINUTES = 5;

export const email = z.string().trim().toLowerCase().pipe(z.email().max(254));
export const newPassword = z.string().min(MIN_PASSWORD_LENGTH).max(200);

export const signInInput = z.object({ email, password: z.string().min(1).max(200) });
export const changePasswordInput = z.object({ current: z.string().min(1).max(200), next: newPassword });
export const setUpInput = z.object({
  token: z.string().min(10).max(200),
  organisation: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(100),
  email,
  password: newPassword,
});
