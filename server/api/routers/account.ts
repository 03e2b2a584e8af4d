import { changePasswordInput } from "@/server/features/accounts/schema";
import { changePassword } from "@/server/features/accounts/service";
import { personal, router } from "../trpc";

export const accountRouter = router({
  me: personal.query(({ ctx }) => {
    const { id, name, email, role, mustChangePassword } = ctx.actor;
    return { id, name, email, role, mustChangePassword };
  }),
  changePassword: personal
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
});
