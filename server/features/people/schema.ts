import { z } from "zod";
import { ROLES } from "@/server/domain/permissions";
import { email } from "@/server/features/accounts/schema";

const userId = z.string().min(1).max(64);

export const personInput = z.object({ userId });
export const addMemberInput = z.object({
  email,
  name: z.string().trim().min(1).max(100),
  role: z.enum(ROLES),
});
/** `was` is the role that the asker saw: two administrators at once get a conflict, not each other's overwriting. */
export const changeRoleInput = z.object({ userId, role: z.enum(ROLES), was: z.enum(ROLES) });
export const sessionInput = z.object({ userId, sessionId: z.string().min(1).max(64) });
export const mySessionInput = z.object({ sessionId: z.string().min(1).max(64) });
