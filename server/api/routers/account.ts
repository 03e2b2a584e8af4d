import { hasAnyUser } from "@/server/features/accounts/data";
import { changePasswordInput, setUpInput } from "@/server/features/accounts/schema";
import { changePassword, setUpFirstAdministrator } from "@/server/features/accounts/service";
import { listSessions } from "@/server/features/people/data";
import { mySessionInput } from "@/server/features/people/schema";
import { revokeSessions } from "@/server/features/people/service";
import { open, personal, router } from "../trpc";

export const accountRouter = router({
  /** What the sign-in page has to know before anybody is signed in. */
  entrance: open.query(async ({ ctx }) => ({
    needsSetUp: !(await hasAnyUser(ctx.db)),
    sampleAccounts: process.env.STRATLAS_SAMPLE_ACCOUNTS === "1",
  })),
  setUp: open.input(setUpInput).mutation(({ ctx, input }) => setUpFirstAdministrator(ctx, input)),
  me: personal.query(({ ctx }) => {
    const { id, name, email, role, mustChangePassword } = ctx.actor;
    return { id, name, email, role, mustChangePassword };
  }),
  changePassword: personal
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  sessions: personal.query(({ ctx }) => listSessions(ctx.db, ctx.actor.id, ctx.actor.sessionId, ctx.now())),
  endSession: personal
    .input(mySessionInput)
    .mutation(({ ctx, input }) => revokeSessions(ctx, { ...input, userId: ctx.actor.id })),
  endOtherSessions: personal.mutation(({ ctx }) => revokeSessions(ctx, { userId: ctx.actor.id })),
});
