import { listMemberSessions, listPeople } from "@/server/features/people/data";
import { addMemberInput, changeRoleInput, personInput, sessionInput } from "@/server/features/people/schema";
import {
  addMember,
  changeRole,
  resetPassword,
  revokeSessions,
  setDisabled,
} from "@/server/features/people/service";
import { inOrg, router } from "../trpc";

export const peopleRouter = router({
  list: inOrg("people:read").query(({ ctx }) => listPeople(ctx.db, ctx.actor, ctx.now())),
  add: inOrg("people:manage")
    .input(addMemberInput)
    .mutation(({ ctx, input }) => addMember(ctx, input)),
  changeRole: inOrg("people:manage")
    .input(changeRoleInput)
    .mutation(({ ctx, input }) => changeRole(ctx, input)),
  disable: inOrg("people:manage")
    .input(personInput)
    .mutation(({ ctx, input }) => setDisabled(ctx, { ...input, disabled: true })),
  enable: inOrg("people:manage")
    .input(personInput)
    .mutation(({ ctx, input }) => setDisabled(ctx, { ...input, disabled: false })),
  resetPassword: inOrg("people:manage")
    .input(personInput)
    .mutation(({ ctx, input }) => resetPassword(ctx, input.userId)),
  sessions: inOrg("people:manage")
    .input(personInput)
    .query(({ ctx, input }) => listMemberSessions(ctx.db, ctx.actor, input.userId, ctx.now())),
  revokeSession: inOrg("people:manage")
    .input(sessionInput)
    .mutation(({ ctx, input }) => revokeSessions(ctx, input)),
  revokeSessions: inOrg("people:manage")
    .input(personInput)
    .mutation(({ ctx, input }) => revokeSessions(ctx, input)),
});
